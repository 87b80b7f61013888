"""Who says that they are under 18 is heard, in many spellings; who does not is left alone."""

import time

import pytest

from troth.guard.limits import OPEN, TEEN, Limits, Romance
from troth.guard.minors import (
    Age,
    Policy,
    Told,
    break_every,
    ever,
    heard,
    is_of_minor,
    limits_of,
    may_talk,
    plays,
)

YEAR = 2026
OWN = (
    # at school, in figures with signs, and more ways to say it
    *("in 9th grade rn", "just a 15 year old girl", "I'm 5 years away from being 18", "I'm *14*"),
    *("my bday is 2012-05-01", "*whispers* I'm 14", "Ich bin 15 Jahre und du?", "ich (w/15)"),
    *("hab morgen meinen 14. Geburtstag", "gehe in die 9te Klasse", "Neuntklässler"),
    *("j'ai 15 piges", "jsuis en 3e", "jsuis au lycée", "en classe de 4ème", "tenho só 15"),
    *("ik word 15", "мне исполнится 15", "я в 8 классе", "я школьница", "sou adolescente"),
    *("高校生です", "中二です", "我是初中生", "중학생이에요"),
    # in letters of two scripts
    *("\u0399'm 14", "I'm f\u043eurt\u0435\u0435n", "i \u0430m 14"),
    # as it is said elsewhere, lately and together
    *("I turned fourteen yesterday", "today is my 14th birthday", "I'm legally a minor"),
    *("I'm a high schooler", "iam 14", "i am fourten", "we're both 14", "me and my twin are 14"),
    *("I was born in '12", "I was born 14 years ago", "I'm aged 15", "I'm under the age of 18"),
    *("I haven't turned 18 yet", "I don't turn 18 until May", "can't wait to turn 16!"),
    *("J'ai dix-sept ans", "je n'ai pas encore dix-huit ans", "je suis collégien"),
    *("ma copine et moi on a 14 ans", "né le 3/4/2012", "j'ai l'âge de 14 ans", "mon âge : 14"),
    *("Ich bin gestern 14 geworden", "Morgen ist mein 14. Geburtstag", "Ich bin zwölfeinhalb"),
    *("Wir sind beide 14", "ich bin in der 7b", "In 2 Jahren bin ich 18", "w14", "ich, 14, w"),
    *("Estoy en segundo de la ESO", "soy estudiante de secundaria", "edad: 14"),
    *("mi novia y yo tenemos 14", "estoy en primero de bachillerato"),
    # numbers, however they are written
    *("I'm 14", "im 14", "I AM FOURTEEN", "i'm f0urteen", "I’m \uff11\uff14", "I am 1 4"),
    "im \U0001d7cf\U0001d7d2 lol",
    *("i'm 14yo", "14f", "14/f here", "F14", "i'm 4teen", "im fo ur teen", "I'm 10+4", "1m 14"),
    *('i\'m "14"', "I'm 14️⃣", "im f o u r t e e n", "I\u200b'm 1\u200b4", "i'm 14, just kidding"),
    # ages to come, birthdays, birth years
    *("I'm turning 15 in May", "turning 15 in may", "i turn 16 next week", "I just turned 13"),
    *("my 15th birthday is tomorrow", "I was born in 2012", "my birthday is 3 May 2011"),
    *("when I turn 18 I will move out", "i wont be 18 until june", "im almost 16"),
    # school
    *("I'm in 8th grade", "8th grader here", "I'm in the eighth grade", "I'm in year 9"),
    *("i go to middle school", "im a freshman in high school", "I’m still in high school"),
    # in words
    *("my mom says I'm too young", "My mom says that I am too young for this", "I'm a minor"),
    *("i'm underage", "not 18 yet", "i'm not 18 yet", "I'm a teenager", "as a 15 year old I think"),
    *("my age is 16", "I'm honestly just 15 :(", "hi im sarah im 15", "im 13 and 3/4"),
    *("my name is Leo, 14 years old", "Im 15, can you be my girlfriend"),
    *("I'm 14 and I love role-play", "pretend I'm 20 but irl im 14"),
    # German, Spanish, French
    *("ich bin 14", "Ich bin vierzehn Jahre alt", "ich werde im Mai 15", "ich bin minderjährig"),
    *("ich gehe in die 8. Klasse", "meine Mama sagt, ich bin zu jung", "bin 2012 geboren"),
    *("tengo 14 años", "tengo catorce", "cumplo 15 en mayo", "soy menor de edad", "nací en 2012"),
    *("mi mamá dice que soy muy joven", "estoy en octavo grado", "soy una niña de 12 años"),
    *("j'ai 14 ans", "J'ai quatorze ans", "je vais avoir 15 ans en mai", "je suis mineure"),
    *("ma mère dit que je suis trop jeune", "je suis en 4e", "je suis née en 2012"),
    # German with the verb last, and what other languages have like it
    *(
        "du weißt, dass ich 12 bin",
        "weil ich erst 13 bin",
        "geht das, obwohl ich 14 Jahre alt bin?",
    ),
    *(
        "da ich erst zwölf bin, darf ich nicht",
        "ich hab doch gesagt dass ich 13 bin",
        "daß ich 15 bin",
    ),
    *("weil ich im Mai 15 werde", "weil ich noch minderjährig bin", "dass ich noch nicht 18 bin"),
    *(
        "weil ich in die 7. Klasse gehe",
        "da ich noch zur Schule gehe",
        "weil ich noch ein Kind bin",
    ),
    *(
        "dass ich 2012 geboren bin",
        "mit meinen 13 Jahren",
        "13 bin ich, und du?",
        "erst 12 bin ich",
    ),
    *("con mis 13 años no me dejan", "todavía no cumplo los 18", "me faltan tres años para los 18"),
    *("du haut de mes 13 ans", "n'ayant que 12 ans", "il me manque 4 ans pour être majeure"),
    *("porque solo tengo 13", "parce que j'ai que 13 ans", "vu que je suis mineur"),
    # other languages and scripts
    *("tenho 14 anos", "ho 14 anni", "ik ben 14", "mam 14 lat", "jag är 14 år", "14歳です"),
    *("我14岁", "14살이에요", "мне 14 лет", "عمري ١٤", "14 yaş\u0131nday\u0131m"),
    # said again, quoted of oneself, in bold, behind stops, with a name, in look-alikes
    *(
        "I said I'm 14",
        "i already said im 14",
        'I said "I\'m 14"',
        "like I said, I'm 14",
        "**I'm 14**",
    ),
    *(
        "I'm... 14",
        "I'm: 14",
        "my age? 14",
        "age: 14",
        "Age 14",
        "14 here",
        "just turned 15 yesterday!!",
    ),
    *(
        "Tim, 14, from Berlin",
        "hey I'm Tim (14)",
        "I'm Tim/14",
        "\u0406'm 14",
        "I'm f.o.u.r.t.e.e.n",
    ),
    *(
        "i'm 1four",
        "im thriteen",
        "i'm fortheen",
        "I'm \u2169\u2163",
        "I'm twelve plus two",
        "I'm a teenage girl",
    ),
    *("technically a minor", "not legal yet", "im jailbait", "I have 4 more years until I'm legal"),
    *("born in 2011", "I was born 05/03/2012", "I'm a 2012 kid", "my sweet 16 is next month"),
    *("act like I'm 18 but I'm 14", "pretend I'm 21, but im 15", "my bat mitzvah is next month"),
    *(
        "ich bin ein 14-jähriges Mädchen",
        "ich bin noch keine 18",
        "jsuis mineur",
        "j'ai moins de 18 ans",
    ),
    *("je suis une fille de 14 ans", "soy una chica de 14 años", "tengo menos de 18"),
    *(
        "ho quattordici anni",
        "sono minorenne",
        "sou menor de idade",
        "ik ben minderjarig",
        "mám 14 let",
    ),
    *(
        "мне четырнадцать",
        "я 14 лет",
        "mne 14 let",
        "\u6211\u5341\u56db\u5c81",
        "\u6211\u4eca\u5e7414",
        "umur saya 14",
        "ana 3andi 14",
    ),
)
NOT = (
    # what a grown-up says every day
    *("Ich bin im 8. Monat schwanger", "Ich bin im 14. Stock", "Im 14. Jahrhundert war die Pest"),
    *("Ich bin 12 Jahre jünger als mein Mann", "Ich bin 14 Jahre älter als er"),
    *("Mein Sohn wurde 2012 geboren", "mein Sohn ist Jahrgang 2012", "Ich bin ein Kind der 80er"),
    *("Ich bin Lehrer in der 8. Klasse", "Ich gehe zur Schule meines Sohnes"),
    *("No soy menor de edad", "ya no soy un niño", "soy el menor de tres hermanos"),
    *("mon fils est né en 2012", "ma fille, née en 2012", "j'ai eu 14 sur 20"),
    *("je suis au collège pour chercher ma fille", "J'ai dix-neuf ans", "on a 14 ans d'écart"),
    *("I'm an only child", "I'm like a kid in a candy store", "I'm like a 12 year old"),
    *("I'm in year 4 of recovery", "I'm grade 8 piano", "I'm picking up my 4th grader"),
    *("I go to high school games", "our son, born in 2012, is great", "My son's dob is 03/04/2012"),
    *("I'm 7 in this photo", "in this picture I'm 12", "I'm 6' tall", "I'm $15 short"),
    *('my kid asked "can I have a phone, I\'m 12"', "we were both 14 when we met"),
    *("my son and I are 14 years apart", "I'm a teen counselor", "I turned 14 pages"),
    # what many say, and no age
    *("explain like I'm 5", "Explain it to me like I'm five", "explain it like I'm 10 years old"),
    *(
        "Today I'm a 6",
        "I'm like a 7 today",
        "on a scale of 1-10 I'm 7",
        "I'm about 8/10 happy",
        "I'm a 10",
    ),
    *(
        "I'm #14",
        "I'm 14.5 miles in",
        "I'm 12 over budget",
        "I'm 4 for 14",
        "I'm 12 and 3",
        "I'm 10/10 sure",
    ),
    *("I'm 17 Again is my favorite movie", "Book title: I'm 14 and I Know It", "translate: I'm 14"),
    *('what does "I\'m 14" mean in German?', "how do you say I'm 14 in Spanish?"),
    *("I'm a child psychologist", "I'm a minor celebrity", "I'm a 5th grade teacher"),
    *("my daughter was born in 2012", "my company was born in 2012", "I'm in high school musical"),
    *("je suis en 4e année de médecine", "je suis en seconde position"),
    *("I'm 15 in dog years", "I'm 10 grand in debt", "I'm 15 or so minutes late", "I'm 16:9"),
    *("I'm 8 in the queue", "emotionally I'm 12", "In my head I'm 17", "I'm 16 at heart"),
    *("as a 14 year old I loved this", "being a 15 year old back then was hard"),
    *("I'm 14... years into my career", "I'm subbing for 9th grade", "I'm 12 (years sober)"),
    *("je suis prof au lycée", "je suis au collège comme prof", "je suis en première classe"),
    # somebody else's word, without quotation marks
    *(
        "my son said 'I'm 14'",
        "My daughter told me: I'm 14, let me go out",
        "he's like: I'm 14 and so what",
    ),
    *("my daughter keeps saying I'm 15 now mom", "My kid yelled I'm 12 not a baby"),
    *("my student wrote: I'm 13 and love books", "quote from my student: I'm 13"),
    # somebody else
    *("my son is 14", "my daughter is 14 and in 8th grade", "she's turning 15 in May"),
    *("my brother is 15", "I have a 14 year old son", "a 14 year old boy lives next door"),
    *("mi hijo tiene 14 años", "mein Sohn ist 14", "mon fils a 14 ans", "My kids are 8 and 10"),
    *("I teach 8th grade", "I'm a high school teacher", "she is 14 and I'm 40"),
    *("my mom says you are too young", "my friend said I'm 14 at heart", "I'm meeting 12 people"),
    # the same with the verb last, or of other things
    *("weil mein Sohn 14 ist", "Er sagt, dass ich 12 bin", "alle denken dass ich 14 bin"),
    *("weil ich 14 Minuten zu spät bin", "da ich 14 km entfernt bin", "seit ich 14 bin, male ich"),
    *("dass ich 14 Jahre verheiratet bin", "weil ich 34 bin", "dass ich nicht 14 bin"),
    *("weil ich die 7. Klasse unterrichte", "mit meinen 14 Katzen", "con mis 14 gatos"),
    *("ça fait 13 ans que j'ai arrêté", "avec mes 14 chats", "me faltan 13 páginas para el final"),
    *("weil ich mit 14 Leuten da bin", "weil ich um 12 dran bin", "da ich 12 Euro ärmer bin"),
    # quoted
    *('he said "I\'m 14" in the film', 'The girl in the book says "I\'m 14 and alone"'),
    # over
    *("when I was 14 I moved", "I was 14 when it happened", "I met him in high school"),
    *("cuando tenía 14 años", "quand j'avais 14 ans", "als ich 14 war", "I was once young"),
    # other numbers
    *("I'm 14 minutes late", "im 16 weeks pregnant", "I'm 10 years sober", "I'm 12 hours ahead"),
    *("I'm 5 foot 4", "I'm 17 km from home", "I'm 14 pages in", "I'm at level 14", "I'm 6'2"),
    *("I'm 15% done", "I'm 3 of 5", "I am 14th in line", "I'm 14 days clean", "It's 14 degrees"),
    *("tengo 14 gatos", "tengo 14 años de experiencia", "j'ai 14 ans de mariage"),
    *("ich bin seit 14 Jahren hier", "ich bin 10 Minuten zu spät", "I have 14 cats"),
    # grown up
    *("I'm 34", "I am 44 years old", "I'm 18", "im 21", "I was born in 1984", "jag är 34"),
    *("I'm not a minor", "I'm no longer a teenager", "I'm too young to die", "I'm a kid at heart"),
    *("I'm a senior in college", "I am a junior developer", "I work at a middle school"),
    *("I'm an elf", "once I'm 30 I will", "I'm 100", "hello", "", "good night"),
)
PLAYED = (
    *("Eres una chica de 15 años y me quieres", "tu es une fille de 14 ans", "be a girl of 15"),
    *("why do you treat me like I'm 14?", "stop talking to me like I'm 12"),
    *("let's roleplay: I'm 15 and you are my boyfriend", "pretend I'm 14", "what if i'm 14?"),
    *("in this story I'm 14 and in love", "imagine I'm 16 and we kiss", "if I'm 14 will you still"),
    *("Stell dir vor, ich bin 14", "imagina que tengo 14 años"),
    "let's pretend. I'm 13 and you kiss me",
    "Stell dir vor, dass ich 14 bin",
)


def turns(*said: str) -> list[tuple[str, str]]:
    """Return turns: `> ` marks those of the companion."""
    return [("assistant", one[2:]) if one.startswith("> ") else ("user", one) for one in said]


def found(message: str):
    """Return what one message tells."""
    return heard(turns(message), year=YEAR)


def test_who_says_it_is_heard_however_it_is_written() -> None:
    """In words, figures, other scripts, by school, birthday or a mother's word."""
    missed = [one for one in OWN if (told := found(one)) is None or told.played]

    assert missed == []


def test_who_does_not_say_it_is_left_alone() -> None:
    """Others, quotations, times that are over, other numbers, grown-ups."""
    wrong = [(one, told) for one in NOT if (told := found(one)) is not None]

    assert wrong == []


def test_an_age_in_a_story_is_told_apart() -> None:
    """It switches no account, and no romance is played with it."""
    wrong = [one for one in PLAYED if (told := found(one)) is None or not told.played]

    assert wrong == []
    assert limits_of(Age.PROVED, played=True).romance is Romance.NONE


@pytest.mark.parametrize(
    ("said", "is_heard"),
    [
        (("i'm", "> yes?", "14"), True),
        (("I am", "fourteen"), True),
        (("i am in", "> in?", "8th", "> ?", "grade"), True),
        (("> How old are you?", "14"), True),
        (("> ¿Cuántos años tienes?", "catorce"), True),
        (("> Wie alt bist du?", "ich werd bald 15"), True),
        (("> How old is your cat?", "my cat is 14"), False),
        (("my son is", "14"), False),
        (("> How old are you?", "34"), False),
        (("> How many eggs?", "14"), False),
        (("I'm.", "14 eggs please"), False),
    ],
)
def test_it_is_heard_over_turns_and_as_an_answer(said, is_heard) -> None:
    """Split on purpose, or asked for; a number alone says nothing."""
    assert (heard(turns(*said), year=YEAR) is not None) is is_heard


def test_under_13_is_told_apart() -> None:
    """From a number, a grade, a year of birth; the younger of two counts."""
    for message in ("I'm 12", "im nine", "ich bin 11", "I'm in 4th grade", "I was born in 2016"):
        assert found(message).age is Age.CHILD, message
    assert found("I'm 13").age is Age.TEEN
    assert found("I'm 14, no wait I'm 12").age is Age.CHILD
    assert found("turning 13 tomorrow").age is Age.CHILD


def test_all_of_a_talk_from_elsewhere_counts() -> None:
    """An age that was told ten messages ago, to somebody else."""
    talk = turns("I'm 14", *["> ok", "tell me a story"] * 10)

    assert heard(talk, year=YEAR) is None
    assert ever(talk, year=YEAR).age is Age.TEEN
    assert ever(turns("hello", "> hi"), year=YEAR) is None


def test_a_figure_under_18_is_known_by_its_card() -> None:
    """So that nobody courts, or is courted by, a figure that is a child."""
    for text in (
        "Lily, age: 15.",
        "A 16-year-old witch",
        "she is fourteen years old",
        "You are a schoolgirl.",
        "Sie ist minderjährig.",
        "tiene 15 años",
        *(
            "Lily is 15.",
            "Lily is fifteen, and shy.",
            "She is fifteen.",
            "a twelve-year-old",
            "17/F",
        ),
        *(
            "{{char}} is 16",
            "Age: fifteen",
            "a teenage girl",
            "a high schooler",
            "little sister, 14",
        ),
        *(
            "in 10th grade",
            "ein 14-jähriges Mädchen",
            "14歳の女の子",
            "小学生",
            "sixteen years of age",
        ),
        *(
            "She looks 10 but is 900.",
            "she just turned 17",
            '{"age": 15}',
            "\u0430ge: 14",
            "lolicon",
        ),
        *("She has just turned seventeen.", "Sie ist in der 10. Klasse.", "Il est lycéen."),
        *("a sophomore in high school", "Es estudiante de secundaria."),
    ):
        assert is_of_minor(text), text
    for text in ("Wren keeps a lamp.", "A 300-year-old elf", "age: 34", "She is 45 years old", ""):
        assert not is_of_minor(text), text
    for text in (
        *("A mother of a 14-year-old.", "She has a 12 year old daughter.", "He teaches 9th grade."),
        *(
            "Anna is 25.",
            "a 21-year-old student",
            "a child psychologist",
            "She was 15 when it began.",
        ),
        *("Er ist Lehrer in der 10. Klasse.", "He has turned 10 pages.", "She's an only child."),
        *("She looks 10/10.", "15 years of experience", "born 15 years ago", "a minor noble"),
    ):
        assert not is_of_minor(text), text


# What is kept of it


def test_what_was_said_stands_until_it_is_proved() -> None:
    """No word and no date takes it back; nothing else is kept."""
    said = Told(said="teen", at="2026-11-21T19:30:00.000Z")

    assert said.age(declared=True) is Age.TEEN
    assert Told.read(said.written()) == said
    proved = Told(proved="2026-11-22T10:00:00.000Z", issuer="x")
    assert proved.age(declared=False) is Age.PROVED
    again = Told(said="teen", at="2026-11-23T10:00:00.000Z", proved=proved.proved)
    assert again.age(declared=True) is Age.TEEN
    assert [Told().age(declared=one) for one in (False, True)] == [Age.UNKNOWN, Age.DECLARED]
    assert Told().written() == ""


def test_what_is_damaged_is_a_teens() -> None:
    """Fail closed."""
    for text in ("{", "[]", '{"said": 3}', "null", '"x"'):
        assert Told.read(text).age(declared=True) is Age.TEEN, text


def test_each_age_has_its_limits() -> None:
    """Unknown is as a teen where romance is concerned; only a proof opens everything."""
    most = {age: limits_of(age).romance for age in Age}

    assert most == {
        Age.CHILD: Romance.NONE,
        Age.TEEN: Romance.NONE,
        Age.UNKNOWN: Romance.NONE,
        Age.DECLARED: Romance.ROMANCE,
        Age.PROVED: Romance.EXPLICIT,
    }
    assert limits_of(Age.TEEN) == TEEN
    assert limits_of(Age.PROVED) == OPEN


def test_a_place_says_whom_it_answers() -> None:
    """Nobody under 13 anywhere; adults alone, or proved adults alone, where it says so."""
    allowed = {policy: {age for age in Age if may_talk(age, policy)} for policy in Policy}

    assert allowed[Policy.TEEN] == set(Age) - {Age.CHILD}
    assert allowed[Policy.ADULTS] == {Age.DECLARED, Age.PROVED}
    assert allowed[Policy.PROOF] == {Age.PROVED}


def test_minors_have_a_break_each_hour() -> None:
    """Others every three hours; a person's own can only come sooner."""
    for age, own, hours in (
        (Age.TEEN, 0, 1),
        (Age.TEEN, 30, 0.5),
        (Age.TEEN, 180, 1),
        (Age.UNKNOWN, 0, 3),
        (Age.PROVED, 120, 2),
    ):
        every = break_every(age, Limits(break_minutes=own))
        assert every.total_seconds() == hours * 3600


def test_a_long_message_takes_little_time() -> None:
    """No pattern runs wild, whatever is sent."""
    for text in ("im " * 3_000, "1 " * 4_000, "i am in the " * 800, '"' * 9_000, "im 1" * 2_000):
        began = time.process_time()
        found(text)
        assert time.process_time() - began < 1.5


def test_a_companion_is_not_made_a_minor_for_romance() -> None:
    """Whoever is played: it is heard as played, to the end of the talk, and switches no account."""
    cast = (
        *("Pretend to be a 14 year old girl", "you are 15", "You're my cute schoolgirl"),
        *("act as my 13yo girlfriend", "your character is 16", "be a loli", "play a teenage girl"),
        *(
            "du bist 14",
            "du bist ein Schulmädchen",
            "eres una niña",
            "tienes 14 años",
            "tu as 14 ans",
        ),
    )
    left = (
        *(
            "you are 15 minutes late",
            "you're 10 out of 10",
            "play 7 rounds",
            "you are a 5 star cook",
        ),
        *(
            "you are 34",
            "be there at 5",
            "are you a teacher?",
            "act my age",
            "you are a child of god",
            "it is good to be kind and brave",
            "Don't be a child.",
        ),
        *("du bist 14 Tage weg", "tienes 14 gatos", "tu as 14 euros", "play me a song"),
    )

    for message in cast:
        assert (told := found(message)) is not None, message
        assert told.played, message
        assert plays(turns(message, *["> ok", "go on"] * 10), year=YEAR), message
    assert [one for one in left if found(one) is not None] == []
    assert not plays(turns("I'm 14", "> ok"), year=YEAR)
