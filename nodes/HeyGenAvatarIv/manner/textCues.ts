/** What a text does that a speaker would underline with a gesture. */
interface Cue {
	gesture: string;
	/** In several languages; a word counts as a whole, except in scripts that are written without blanks. */
	words: readonly string[];
	/** Only near the beginning of the text. */
	opening?: true;
	pattern?: RegExp;
}

/** The first that fits is taken, so that the more telling ones come first. */
const CUES: readonly Cue[] = [
	{
		gesture: 'raises one hand in a short wave',
		opening: true,
		words: [
			...['hello', 'hi', 'hey', 'welcome', 'good morning', 'good evening'],
			...['hola', 'bienvenido', 'bienvenida', 'bienvenidos', 'bonjour', 'salut', 'bienvenue'],
			...['hallo', 'guten tag', 'guten morgen', 'willkommen', 'ciao', 'buongiorno', 'benvenuti'],
			...['olá', 'bem-vindo', 'bem-vindos', 'cześć', 'witaj', 'merhaba', 'привет', 'здравствуйте'],
			...[
				'你好',
				'大家好',
				'欢迎',
				'こんにちは',
				'ようこそ',
				'안녕하세요',
				'नमस्ते',
				'مرحبا',
				'أهلا',
			],
		],
	},
	{
		gesture: 'holds out an open hand towards the viewer',
		words: [
			...[
				'click',
				'visit',
				'join',
				'sign up',
				'subscribe',
				'book',
				'try it',
				'call us',
				'contact us',
			],
			...['haz clic', 'visita', 'suscríbete', 'cliquez', 'visitez', 'abonnez-vous', 'rejoignez'],
			...['klicken', 'klick', 'besuchen', 'abonniere', 'melde dich', 'clicca', 'iscriviti'],
			...['clique', 'inscreva-se', 'tıkla', 'нажмите', 'подпишитесь', 'переходите'],
			...['点击', '订阅', '关注', 'クリック', '登録', '클릭', '구독', 'क्लिक', 'اشترك', 'انقر'],
		],
	},
	{
		gesture: 'lays one hand on the chest with a small bow of the head',
		words: [
			...['thank you', 'thanks', 'grateful', 'sorry', 'gracias', 'merci', 'danke', 'dankbar'],
			...['grazie', 'obrigado', 'obrigada', 'dziękuję', 'teşekkürler', 'спасибо'],
			...['谢谢', '感谢', 'ありがとう', '감사합니다', 'धन्यवाद', 'شكرا'],
		],
	},
	{
		gesture: 'counts the points on the fingers of one hand',
		pattern: /(^|\s)1[.)]\s/,
		words: [
			...[
				'first',
				'firstly',
				'secondly',
				'steps',
				'reasons',
				'primero',
				'en primer lugar',
				'pasos',
			],
			...["d'abord", 'premièrement', 'étapes', 'erstens', 'zuerst', 'schritte', 'innanzitutto'],
			...['primeiro', 'passos', 'po pierwsze', 'ilk olarak', 'во-первых', 'сначала'],
			...['首先', '第一', 'まず', '첫째', '먼저', 'सबसे पहले', 'أولا'],
		],
	},
	{
		gesture: 'moves one open hand from the left to the right',
		words: [
			...['but', 'however', 'instead', 'whereas', 'pero', 'sin embargo', 'mais', 'cependant'],
			...[
				'aber',
				'sondern',
				'jedoch',
				'però',
				'invece',
				'mas',
				'porém',
				'ale',
				'ama',
				'но',
				'однако',
			],
			...['但是', '而是', 'しかし', 'でも', '하지만', 'लेकिन', 'لكن'],
		],
	},
	{
		gesture: 'spreads both hands to show a size',
		words: [],
		pattern:
			/\p{N}\s*(%|percent|prozent|por c|pour cent|процент)|[$€£¥]\s?\p{N}|\p{N}[.,]\p{N}{3}/iu,
	},
	{ gesture: 'tilts the head and turns both palms up', words: [], pattern: /[?？؟]/u },
];

/** Where a greeting still is one. */
const OPENING_CHARACTERS = 40;

/** The gesture that goes with a text, by its words and signs; undefined where nothing stands out. */
export function gestureFor(text: string): string | undefined {
	const whole = text.toLowerCase().replace(/’/g, "'");
	const opening = whole.slice(0, OPENING_CHARACTERS);
	return CUES.find(({ words, opening: early, pattern }) => {
		const where = early ? opening : whole;
		return (pattern?.test(where) ?? false) || words.some((word) => holds(where, word));
	})?.gesture;
}

const WITHOUT_BLANKS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function holds(text: string, word: string): boolean {
	if (WITHOUT_BLANKS.test(word)) return text.includes(word);
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
		const before = text.slice(0, at).at(-1) ?? ' ';
		const after = text[at + word.length] ?? ' ';
		if (!isLetter(before) && !isLetter(after)) return true;
	}
	return false;
}

function isLetter(character: string): boolean {
	return /[\p{L}\p{M}\p{N}]/u.test(character);
}
