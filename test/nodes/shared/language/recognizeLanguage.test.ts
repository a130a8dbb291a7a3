import { recognizeLanguage } from '../../../../nodes/shared/language/recognizeLanguage';

describe('recognizeLanguage', () => {
	it.each([
		['ar', 'مرحبا بكم، نحن هنا لمساعدتكم في كل خطوة'],
		['cs', 'Dobrý den, jsme rádi, že jste tady. Je to snadné a už za den je vše hotové.'],
		['de', 'Schön, dass Sie da sind. Wir zeigen Ihnen, wie die Einarbeitung nur einen Tag dauert.'],
		['el', 'Καλώς ήρθατε, είμαστε εδώ για εσάς'],
		['en', 'Good to have you here. This is how your team starts within a day.'],
		['es', 'Qué bien que estés aquí. En un día tu equipo puede empezar con la nueva herramienta.'],
		['fa', 'سلام، ما برای کمک به شما اینجا هستیم و این کار چند دقیقه طول می‌کشد'],
		['fi', 'Hienoa, että olet täällä. Tämä on helppoa, ja voit aloittaa heti.'],
		[
			'fr',
			'Nous sommes heureux de vous accueillir. En une journée, votre équipe est prête pour la suite.',
		],
		['hi', 'आपका स्वागत है, हम आपकी मदद के लिए यहाँ हैं'],
		['it', 'Siamo felici di averti qui. In un giorno il tuo team è pronto per partire con noi.'],
		['ja', 'ようこそ。一日で始められます。'],
		['ko', '환영합니다. 하루 만에 시작할 수 있습니다.'],
		['nl', 'Fijn dat je er bent. In een dag is het team klaar voor het werk.'],
		['pl', 'Dobrze, że jesteś z nami. To jest proste i nie zajmuje dużo czasu.'],
		['pt', 'Que bom ter você aqui. Em um dia, a sua equipe está pronta para começar com a gente.'],
		['ru', 'Хорошо, что вы с нами. За один день команда готова к работе.'],
		['sv', 'Kul att du är här. Det är enkelt och vi hjälper dig på vägen.'],
		['th', 'ยินดีต้อนรับ เราพร้อมช่วยคุณ'],
		['tr', 'Burada olman çok güzel. Bir gün içinde ekip hazır ve bu çok kolay.'],
		['uk', 'Добре, що ви з нами. Ми допоможемо, і це просто.'],
		['vi', 'Rất vui được gặp bạn. Chúng tôi có một cách đơn giản cho bạn và đội của bạn.'],
		['zh', '欢迎您。一天就能开始。'],
	])('finds %s', (code, text) => {
		expect(recognizeLanguage(text)).toBe(code);
		expect(recognizeLanguage(text.normalize('NFD'))).toBe(code);
	});

	it.each([
		['nothing', ''],
		['numbers', '100 % + 3'],
		['a name', 'Zoë Müller'],
		['a headline', 'Onboarding made simple'],
		['made-up words', 'Lorem ipsum dolor sit amet consectetur adipiscing'],
	])('does not guess at %s', (_, text) => {
		expect(recognizeLanguage(text)).toBeUndefined();
	});

	it('goes by the writing that most of it is in', () => {
		expect(recognizeLanguage('This is the tea of 王小明 and his family in the hills')).toBe('en');
		expect(recognizeLanguage('王小明和 AI 一起为您制作视频')).toBe('zh');
	});
});
