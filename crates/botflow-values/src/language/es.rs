//! Spanish. The own words speak to nobody by *tú* or *usted*, so that they fit a bot of either kind.

use std::fmt::Write as _;
use std::sync::LazyLock;

use botflow_program::{Own, OwnWord};

use super::{Language, NextWeekday, Reading, SignPlace, Writing, greetings};
use crate::lexicon::{Lexicon, Meaning, Meaning::*, Part, Unit};
use crate::tables::Tables;
use crate::write::{Clock, DateStyle, Day};

pub(super) static LANGUAGE: LazyLock<Language> = LazyLock::new(|| Language {
    tag: "es",
    region: "ES",
    name: "Spanish",
    disclosure: "bot, chatbot, robot, asistente, automático, automática, automáticos, automáticas, automáticamente, automatizado, automatizada, virtual, IA",
    own: OWN,
    own_words: OWN_WORDS,
    lexicon: Lexicon::new(MEANINGS, [READING.fillers, greetings(OWN_WORDS)]),
    tables: Tables::new(MEANINGS, OWN, OWN_WORDS, &READING),
    reading: READING,
    writing: WRITING,
});

const OWN_WORDS: &[(OwnWord, &str)] = &[
    (
        OwnWord::Back,
        "atrás, volver, volver atrás, vuelve, regresar, ir atrás, anterior, pregunta anterior, la pregunta anterior, una atrás, deshacer",
    ),
    (
        OwnWord::Skip,
        "saltar, omitir, pasar, paso, siguiente, saltar pregunta, prefiero no decirlo, prefiero no responder, prefiero no contestar, no quiero responder, no quiero decirlo, sin respuesta",
    ),
    (
        OwnWord::Cancel,
        "cancelar, cancela, cancelarlo, cancélalo, anular, anula, abandonar, déjalo, dejarlo, olvídalo, olvidarlo, he cambiado de idea, cambié de idea, he cambiado de opinión",
    ),
    (
        OwnWord::Done,
        "listo, lista, terminado, he terminado, ya terminé, ya está, ya, eso es todo, es todo, nada más, acabado, he acabado, ya acabé, eso es",
    ),
    (OwnWord::More, "más, ver más, mostrar más, más opciones, otras opciones, otros, otras, siguiente página, página siguiente"),
    (
        OwnWord::OtherDays,
        "otros días, otro día, otras fechas, otra fecha, otras horas, otra hora, otro horario, otros horarios, otro momento, más tarde, ninguno, ninguna, ninguno de estos, ninguna de estas, ninguno me va bien",
    ),
    (
        OwnWord::Stop,
        "stop, parar, para, pare, baja, darme de baja, dar de baja, dame de baja, deme de baja, quiero darme de baja, darse de baja, cancelar suscripción, cancelar la suscripción, cancelar mi suscripción, anular suscripción, desuscribir, desuscribirme, no más mensajes, basta, no me escribas, no me escriban, no me escribas más, no me escriban más, dejen de escribirme, deja de escribirme, no quiero más mensajes, unsubscribe",
    ),
    (OwnWord::Start, "start, empezar, alta, darme de alta, suscribirme, suscribir, volver a empezar, escríbeme de nuevo, reanudar"),
    (OwnWord::Change, "cambiar, cambia, corregir, corrige, modificar, editar"),
    (
        OwnWord::Greeting,
        "hola, buenas, buenos días, buenas tardes, buenas noches, buen día, hey, qué tal, hola qué tal, hola buenas, hola a todos, hola buenos días, hola buenas tardes, saludos, muy buenas, holi",
    ),
    (OwnWord::All, "todo, todos, todas, todos ellos, todas ellas, ambos, ambas, los dos, las dos"),
    (
        OwnWord::Nothing,
        "ninguno, ninguna, nada, ninguno de ellos, ninguna de ellas, ninguno de estos, ninguna de estas, ni uno ni otro, nada de eso",
    ),
];

const OWN: &[(Own, &str)] = &[
    (Own::Skip, "Saltar"),
    (Own::Done, "Listo"),
    (Own::More, "Ver más"),
    (Own::OtherDays, "Otros días"),
    (Own::ReviewYes, "Todo correcto"),
    (Own::ReviewChange, "Cambiar: {field}"),
    (Own::NotGiven, "sin indicar"),
    (Own::Colon, ": "),
    (Own::Choose, "Elegir"),
    (Own::Further, "Más:"),
    (Own::SharePhone, "Enviar mi número"),
    (Own::ShareLocation, "Enviar mi ubicación"),
    (Own::Yes, "Sí"),
    (Own::No, "No"),
    (Own::Pay, "Pagar ahora"),
    (Own::FromEarlier, "Eso es de antes y ya no está disponible."),
    (Own::Stopped, "Hecho: no enviaremos más mensajes. Para volver a recibirlos, basta con escribir «start»."),
    (Own::Started, "¡Qué alegría! A partir de ahora volveremos a escribir. Para dejarlo, basta con escribir «stop»."),
    (Own::Taken, "Vaya, alguien acaba de reservar esa hora. Estas siguen libres:"),
    (Own::NoSlotThen, "No queda nada libre en ese momento. Estas son las horas más cercanas:"),
    (Own::WhichBooking, "¿De qué reserva se trata?"),
    (Own::ReaskChoice, "Perdón, no lo he entendido. Hay que elegir una de las opciones."),
    (Own::ReaskReview, "Perdón, no lo he entendido. ¿Está todo bien o hay que cambiar algo?"),
    (Own::ReaskSeveral, "Hay que elegir de {from} a {to}: una tras otra, o escritas con comas."),
    (Own::ReaskText, "Perdón, aquí solo puedo leer texto. La respuesta, por favor, por escrito."),
    (Own::ReaskName, "Perdón, no he entendido el nombre. Solo letras, por favor; por ejemplo, Ana García."),
    (Own::ReaskEmail, "Eso todavía no parece una dirección de correo. Por ejemplo: ana@example.com."),
    (Own::ReaskPhone, "Eso todavía no parece un número de teléfono. Por ejemplo: {example}."),
    (Own::ReaskCode, "Eso no parece un código. Solo tiene letras, cifras y guiones."),
    (Own::ReaskNumber, "Aquí hace falta un número, por ejemplo 12 o 4,5."),
    (Own::ReaskWholeNumber, "Aquí hace falta un número entero, por ejemplo 2."),
    (Own::ReaskMoney, "Aquí hace falta una cantidad, por ejemplo 60 o 49,50."),
    (Own::ReaskDate, "Perdón, no he entendido la fecha. Por ejemplo: mañana, el viernes o 24 de diciembre."),
    (Own::ReaskTime, "Perdón, no he entendido la hora. Por ejemplo: las 15:00 o las 14:30."),
    (Own::ReaskDateTime, "Hacen falta un día y una hora. Por ejemplo: mañana a las 15:00."),
    (Own::ReaskSlot, "Perdón, no he entendido la hora. Hay que elegir una o escribir un día, por ejemplo viernes."),
    (Own::ReaskYesNo, "¿Es un sí o un no?"),
    (Own::ReaskConsent, "Para no equivocarnos: la respuesta, por favor, con sí o no."),
    (Own::ReaskRating, "La respuesta, por favor, con un número del {from} al {to}."),
    (Own::ReaskLocation, "Hace falta la ubicación: se envía con el botón o desde el mapa de la aplicación."),
    (Own::ReaskPhoto, "Aquí esperaba una foto. ¿Me llega una?"),
    (Own::ReaskFile, "Aquí esperaba un archivo. ¿Me llega uno?"),
    (Own::ReaskLink, "Eso todavía no parece un enlace. Por ejemplo: www.example.com."),
];

const READING: Reading = Reading {
    ordinal_suffixes: "o, a, er, ro, ra, do, da, to, ta, mo, ma, vo, va, no, na",
    number_and: "y",
    number_compounds: false,
    number_teens_added: false,
    minutes_first: false,
    next_weekday: NextWeekday::Coming,
    yes: "sí, si, s, sip, sipi, sí por favor, sí gracias, sí claro, claro, claro que sí, por supuesto, desde luego, vale, de acuerdo, estoy de acuerdo, ok, okay, okey, okei, bueno, bien, está bien, con gusto, con mucho gusto, encantado, encantada, me encantaría, quiero, sí quiero, acepto, lo acepto, consiento, confirmo, confirmado, correcto, es correcto, así es, exacto, exactamente, efectivamente, cierto, es cierto, verdad, es verdad, perfecto, genial, dale, venga, adelante, por qué no, seguro, sin duda, sin problema, yes, yep, afirmativo, sí señor, obvio, ya, no hay problema, ningún problema, no tengo problema, no tengo inconveniente, sería genial",
    no: "no, n, nop, nope, no gracias, gracias no, no por favor, para nada, en absoluto, de ninguna manera, ni hablar, nunca, jamás, ahora no, todavía no, aún no, hoy no, por ahora no, de momento no, no quiero, no lo quiero, no acepto, no estoy de acuerdo, no me interesa, no tengo, no lo tengo, no es correcto, incorrecto, falso, es falso, no es así, no es cierto, mejor no, prefiero que no, prefiero no, creo que no, me temo que no, claro que no, por supuesto que no, desde luego que no, lamentablemente no, negativo, qué va, tampoco, no lo necesito",
    fillers: "por favor, porfa, porfavor, gracias, muchas gracias, quizá, quizás, tal vez, a lo mejor, creo, creo que, pienso, yo diría, diría, probablemente, posiblemente, aproximadamente, aprox, más o menos, unos, unas, alrededor de, sobre, como, pues, bueno, entonces, eh, mmm, hmm, vale, ok, bien, es, es el, sería, será, estaría bien, estaría genial, sería ideal, sería perfecto, me viene bien, me va bien, me parece bien, me iría bien, va bien, perfecto, genial, si es posible, si puede ser, a poder ser, mejor, preferiblemente, preferentemente, quisiera, querría, quiero, me gustaría, prefiero, preferiría, elijo, escojo, tomo, cojo, digamos, qué tal, yo, para mí, mi, mi cumpleaños es, nací, nací el, sí, si, perdón, perdona, en realidad, oh, ah, hola, puede ser, podría ser, en punto, exactamente, justo, somos, seremos, seríamos, estaremos, vamos a ser, hay, habrá, necesito, necesitamos, tengo, tenemos, como máximo, como mucho, máximo, máx, hasta, no más de, al menos, por lo menos, mínimo, menos de, por debajo de, en total, total, mi presupuesto es, mi presupuesto es de, presupuesto, para gastar, número, solo, sólo, solamente, para, que sea, que sean",
    name_leads: "me llamo, mi nombre es, mi nombre, soy, yo soy, es, llámame, puedes llamarme, me dicen, me llaman, aquí, hola soy, hola me llamo, hola mi nombre es, buenas soy, buenas me llamo, nombre",
    not_counted: "o, u, y, a, no, pero, que, de, hora, horas, h, muy, al",
    currencies: &[
        ("EUR", "euro, euros, eur, pavos, eu"),
        ("USD", "dólar, dólares, usd, dólar estadounidense, dólares estadounidenses, dólares americanos"),
        ("GBP", "libra, libras, gbp, libra esterlina, libras esterlinas"),
        ("CHF", "franco, francos, chf, franco suizo, francos suizos"),
        ("CAD", "dólar canadiense, dólares canadienses, cad"),
        ("AUD", "dólar australiano, dólares australianos, aud"),
        ("JPY", "yen, yenes, jpy"),
        ("PLN", "zloty, zlotys, pln"),
        ("MXN", "peso, pesos, mxn, peso mexicano, pesos mexicanos"),
        ("UAH", "grivna, grivnas, uah"),
        ("SEK", "corona sueca, coronas suecas, sek"),
        ("NOK", "corona noruega, coronas noruegas, nok"),
        ("DKK", "corona danesa, coronas danesas, dkk"),
        ("CZK", "corona checa, coronas checas, czk"),
        ("INR", "rupia, rupias, inr"),
    ],
    cents: "céntimo, céntimos, centavo, centavos, cent, cents, cts, ct",
    rating_joins: "de, sobre",
    rating_units: "estrella, estrellas, punto, puntos, de, sobre",
    position_words: "número, no, n, núm, opción, respuesta, el, la, lo, los, las, elijo, escojo, prefiero, por favor",
    polite: "por favor, porfa, gracias",
    corrections: "cambiar …, cambiar mi …, cambiar el …, cambiar la …, corregir …, corregir mi …, corregir el …, corregir la …, modificar …, modificar mi …, modificar el …, modificar la …, editar …, editar mi …, editar el …, editar la …, cambia mi …, cambia el …, cambia la …, cambia …, cambie mi …, cambie el …, cambie la …, corrige mi …, corrige el …, corrige la …, quiero cambiar mi …, quiero cambiar el …, quiero cambiar la …, quiero corregir mi …, quiero corregir el …, quiero corregir la …, quiero modificar mi …, quisiera cambiar mi …, quisiera cambiar el …, quisiera cambiar la …, me gustaría cambiar mi …, me gustaría cambiar el …, me gustaría cambiar la …, necesito cambiar mi …, necesito cambiar el …, necesito cambiar la …, tengo que cambiar mi …, puedo cambiar mi …, puedo cambiar el …, puedo cambiar la …, se puede cambiar mi …, se puede cambiar el …, se puede cambiar la …, mi … está mal, el … está mal, la … está mal, mi … es incorrecto, mi … es incorrecta, el … es incorrecto, la … es incorrecta, mi … no es correcto, mi … no es correcta, el … no es correcto, la … no es correcta, … está mal, otro …, otra …, nuevo …, nueva …, me equivoqué de …, me equivoqué en mi …, me equivoqué en el …, me equivoqué en la …, me he equivocado de …, me he equivocado en el …, me he equivocado en la …, me he equivocado en mi …, volver a …, volver al …, volver a la …",
    kind_names: &[
        ("name", "nombre, apellido, apellidos, nombre completo"),
        ("email", "correo, e-mail, email, mail, correo electrónico, dirección de correo, dirección"),
        ("phone", "teléfono, número de teléfono, número, móvil, celular, tel"),
        ("date", "fecha, día, cumpleaños, fecha de nacimiento"),
        ("time", "hora"),
        ("date and time", "fecha, hora, cita, día"),
        ("money", "presupuesto, importe, precio, cantidad"),
        ("location", "ubicación, lugar, dirección"),
        ("photo", "foto, imagen"),
        ("link", "enlace, link, web, página web"),
        ("code", "código, número"),
        ("consent", "consentimiento, permiso"),
    ],
};

const MEANINGS: &[(Meaning, &str)] = &[
    (Number(0), "cero"),
    (Number(1), "uno, un, una"),
    (Number(2), "dos, un par de, un par"),
    (Number(3), "tres"),
    (Number(4), "cuatro"),
    (Number(5), "cinco"),
    (Number(6), "seis"),
    (Number(7), "siete"),
    (Number(8), "ocho"),
    (Number(9), "nueve"),
    (Number(10), "diez"),
    (Number(11), "once"),
    (Number(12), "doce, una docena"),
    (Number(13), "trece"),
    (Number(14), "catorce"),
    (Number(15), "quince"),
    (Number(16), "dieciséis"),
    (Number(17), "diecisiete"),
    (Number(18), "dieciocho"),
    (Number(19), "diecinueve"),
    (Number(20), "veinte"),
    (Number(21), "veintiuno, veintiún, veintiuna"),
    (Number(22), "veintidós"),
    (Number(23), "veintitrés"),
    (Number(24), "veinticuatro"),
    (Number(25), "veinticinco"),
    (Number(26), "veintiséis"),
    (Number(27), "veintisiete"),
    (Number(28), "veintiocho"),
    (Number(29), "veintinueve"),
    (Number(30), "treinta"),
    (Number(40), "cuarenta"),
    (Number(50), "cincuenta"),
    (Number(60), "sesenta"),
    (Number(70), "setenta"),
    (Number(80), "ochenta"),
    (Number(90), "noventa"),
    (Number(100), "cien, ciento"),
    (Number(200), "doscientos, doscientas"),
    (Number(300), "trescientos, trescientas"),
    (Number(400), "cuatrocientos, cuatrocientas"),
    (Number(500), "quinientos, quinientas"),
    (Number(600), "seiscientos, seiscientas"),
    (Number(700), "setecientos, setecientas"),
    (Number(800), "ochocientos, ochocientas"),
    (Number(900), "novecientos, novecientas"),
    (Number(1_000), "mil"),
    (Number(1_000_000), "millón, millones"),
    (AndHalf, "y medio"),
    (Ordinal(1), "primero, primera, primer"),
    (Ordinal(2), "segundo, segunda"),
    (Ordinal(3), "tercero, tercera, tercer"),
    (Ordinal(4), "cuarto, cuarta"),
    (Ordinal(5), "quinto, quinta"),
    (Ordinal(6), "sexto, sexta"),
    (Ordinal(7), "séptimo, séptima"),
    (Ordinal(8), "octavo, octava"),
    (Ordinal(9), "noveno, novena"),
    (Ordinal(10), "décimo, décima"),
    (Ordinal(11), "undécimo, undécima"),
    (Ordinal(12), "duodécimo, duodécima"),
    (Weekday(0), "lunes"),
    (Weekday(1), "martes"),
    (Weekday(2), "miércoles"),
    (Weekday(3), "jueves"),
    (Weekday(4), "viernes"),
    (Weekday(5), "sábado, sábados"),
    (Weekday(6), "domingo, domingos"),
    (WeekdayShort(0), "lun"),
    (WeekdayShort(2), "mié"),
    (WeekdayShort(3), "jue"),
    (WeekdayShort(4), "vie"),
    (WeekdayShort(5), "sáb"),
    (WeekdayShort(6), "dom"),
    (Month(1), "enero, ene"),
    (Month(2), "febrero, feb"),
    (Month(3), "marzo"),
    (Month(4), "abril, abr"),
    (Month(5), "mayo"),
    (Month(6), "junio, jun"),
    (Month(7), "julio, jul"),
    (Month(8), "agosto, ago"),
    (Month(9), "septiembre, setiembre, sept, sep"),
    (Month(10), "octubre, oct"),
    (Month(11), "noviembre, nov"),
    (Month(12), "diciembre, dic"),
    (Day(0), "hoy"),
    (Day(1), "mañana"),
    (Day(2), "pasado mañana"),
    (Day(-1), "ayer"),
    (Day(-2), "anteayer, antes de ayer, antier"),
    (DayPart(0, Part::Evening), "esta noche"),
    (DayPart(0, Part::Morning), "esta mañana"),
    (DayPart(0, Part::Afternoon), "esta tarde"),
    (DayPart(0, Part::Midday), "este mediodía"),
    (Feast(12, 24), "Nochebuena"),
    (Feast(12, 25), "Navidad, día de Navidad, el día de Navidad"),
    (Feast(12, 31), "Nochevieja, Fin de Año"),
    (Feast(1, 1), "Año Nuevo, día de Año Nuevo, el día de Año Nuevo"),
    (Feast(1, 6), "Reyes, día de Reyes, el día de Reyes"),
    (Feast(2, 14), "San Valentín"),
    (Next, "próximo, próxima, próximos"),
    (This, "este, esta"),
    (Coming, "que viene, que entra"),
    (Last, "último, última, pasado, pasada"),
    (Ahead, "en, dentro de, de aquí a"),
    (FromNow, "a partir de hoy, a partir de ahora, después, más tarde"),
    (AgoBefore, "hace"),
    (Unit(Unit::Minute), "minuto, minutos, min"),
    (Unit(Unit::Day), "día, días"),
    (Unit(Unit::Week), "semana, semanas"),
    (Unit(Unit::Month), "mes, meses"),
    (Unit(Unit::Year), "año, años"),
    (Days(14), "quince días"),
    (HalfHour, "media hora"),
    (Part(Part::Morning), "por la mañana, de la mañana, en la mañana, a la mañana, temprano"),
    (Part(Part::Midday), "del mediodía"),
    (Part(Part::Afternoon), "por la tarde, de la tarde, en la tarde, tarde, a la tarde"),
    (Part(Part::Evening), "por la noche, de la noche, en la noche, noche, a la noche"),
    (Part(Part::SmallHours), "de la madrugada, por la madrugada, madrugada"),
    (Am, "am, a m"),
    (Pm, "pm, p m"),
    (HourMark, "hora, horas, h, hs, hrs"),
    (Noon, "mediodía, al mediodía, a mediodía"),
    (Midnight, "medianoche"),
    (HalfAfter, "y media"),
    (Quarter, "cuarto, un cuarto"),
    (Past, "y, con"),
    (To, "menos"),
    (At, "a las, a la, a eso de las, a eso de la, sobre las, sobre la, hacia las, hacia la, las, para las, para la, como a las, tipo"),
    (On, "el, para el, en el"),
    (The, "la, el día"),
    (Of, "de, del"),
    (Not, "no, excepto, menos que, pero, nunca, sin, salvo"),
];

const WRITING: Writing = Writing {
    decimal: ',',
    grouping: '.',
    grouped_from_digits: 5,
    sign_place: SignPlace::After,
    currency_signs: &[("EUR", "€"), ("USD", "$"), ("GBP", "£"), ("JPY", "¥"), ("INR", "₹")],
    weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    months: ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
    units: ["mes | meses", "día | días", "hora | horas", "minuto | minutos"],
    style: &Style,
    yes: "sí",
    no: "no",
    list_and: |next| if sounds_like_i(next) { " e " } else { " y " },
};

/// *y* turns into *e* before the sound of *i* (`Ana e Isabel`), but not before *hie-* or *io-* (`nieve y hielo`).
fn sounds_like_i(next: &str) -> bool {
    let word = next.trim_start().to_lowercase();
    let vowel = word.strip_prefix('h').unwrap_or(&word);
    vowel.starts_with(['i', 'í']) && !["ia", "ie", "io", "iu"].iter().any(|glide| vowel.starts_with(glide))
}

/// `jueves, 26 de noviembre a las 14:30`.
struct Style;

impl DateStyle for Style {
    fn date(&self, out: &mut String, day: &Day) {
        let (month, number) = (day.month, day.number);
        let _ = match day.year {
            None => write!(out, "{number} de {month}"),
            Some(year) => write!(out, "{number} de {month} de {year}"),
        };
    }

    fn time(&self, out: &mut String, clock: Clock) {
        let _ = write!(out, "{}:{:02}", clock.hour, clock.minute);
    }

    fn after_weekday(&self) -> &'static str {
        ", "
    }

    fn before_time(&self, clock: Clock) -> &'static str {
        if clock.hour == 1 { " a la " } else { " a las " }
    }
}
