import {
	GESTURE_CHOICES,
	gestureClause,
	joinMotion,
} from '../../../../nodes/HeyGenAvatarIv/manner/gestures';

it('has a clause for every gesture of the list, sorted by name', () => {
	for (const { value } of GESTURE_CHOICES) {
		expect(gestureClause(String(value))).toMatch(/^[a-z]/);
	}
	const names = GESTURE_CHOICES.map(({ name }) => name);
	expect(names).toEqual([...names].sort());
});

it.each(['dance', 'toString', ''])('knows no gesture %j', (name) => {
	expect(gestureClause(name)).toBeUndefined();
});

it.each([
	['', [], ''],
	['Waves.', [], 'Waves.'],
	['', ['nods'], 'nods'],
	['', ['nods', 'smiles'], 'nods, then smiles'],
	['Waves. ', ['nods', 'smiles'], 'Waves, then nods, then smiles'],
])('joins %j and %j', (prompt, gestures, whole) => {
	expect(joinMotion(prompt, gestures)).toBe(whole);
});
