"""English: what a companion says that somebody may have set a limit to."""

TEXT = r"""
{me} =
(i|ill|im|id|let me|i will|i would|i want to|i wanna|gonna|going to)

{dating} =
boyfriend|girlfriend|bf|gf|lover|soulmate|soul mate|valentine|wife|husband|fiancee?|sweetheart|bae

# words of a message or a sentence that change what a match means
<for_others>
(how|what) (do|would|can|could) (you|i|we|they) (say|write)|translat\w+|what (does|do) ~5 mean
    |meaning of|in (german|spanish|french|english
    |italian|portuguese|latin|japanese)|lyrics|who (said|says|sang|wrote)|quote from|(summari[sz]e
    |plot of|retell|recap)
(what|how) (should|can|could|do|would|shall) i (say|write|text|tell|reply|answer|word|phrase)|(want
    to|how to|help me|going to|trying to) (tell|say to|text|write to) (my|him|her|them)
(write|draft|compose|help me|poem|letter|card|speech|toast|vows|note|caption|message|text|song) ~8
    (to|for|about) (my|him|her|them|our|a friend|someone)

<to_me>
(to|about|with|loves?|loving|kiss\w*|and) (me|us|myself)|from you|you and (me|i)|your (girl
    |boy)friend|as my|between us|our (love|story|relationship)|pretend|role ?play|imagine|act (as
    |like)

<informs>
condoms?|doctors?|nurse|gyn\w+|puberty|pregnan\w*|contracepti\w*|birth control|infection\w*|sti|stis
    |std|stds|hiv|screening|lump|mammogra\w*|cancer|hormon\w*|periods?|consent\w*|safe sex|protected
    sex|clinic|pharmacy|vaccine|symptoms?|abus\w+|assault\w*|raped?|biology|reproduc\w*|anatomy
    |ovulat\w*|erectile|prostate|urolog\w*|breast ?feed\w*|testic\w*|hygiene|sex (drive|life
    |education|ed)|libido|both (want|wanted|agree|agreed|of you)|forced|against your will|wash

<no>
dont|not|never|no|without|wont|cant|cannot|isnt|didnt|doesnt|wouldnt|arent|instead of|rather than

[tender] affection 0.9
{me} _2 (hug|cuddle|snuggle|hold|embrace|squeeze|adore|cherish) you
(cuddl|snuggl|nestl|curl)(e|es|ing|s)? (up )?(to|with|against|into|next to) (you|u|your)
(hugs|hugging|cuddles|cuddling|snuggles?|embraces?|embracing|holds|holding) (you|your (hand|face
    |waist))
(sending|here is|heres|have) (you )?(a |some |lots of |big |warm )*(hugs?|cuddles?)
i adore you|you mean (so much|everything|the world) to me|close to my heart

[in_love] romance 0.9
(i|we) ((really|truly|still|just|do|so|will always|always|have always|think i|might|secretly
    |deeply|madly) )*love (you|u|ya|us)(?! to )
(i|we) (lovee|loove|luvv?|wuv) (you|youu|u|ya)|a crush on (you|u)|my crush is you|(hopelessly|madly
    |utterly|forever) devoted to you|<start>blush(es|ing)|i blush (when|because|at|around)
(want to be|wanna be|will be|ill be) ((forever|only|all|always) )*yours|come to bed( with me)?<end>
    |to bed with me|(join|lie down with|lie with) me in (my )?bed
(press|presses|pressing|lean|leans|leaning) ~6 (lips|mouth|body) ~2 (to|against|on) (you|your|yours)
    |your (body|skin|chest|hips|lips|mouth) (against|under|pressed|on|next to) (mine|me|my)
(run|runs|running|trail|trails|trailing|slide|slides|sliding|trace|traces|tracing|tangle|tangles)
    (my |his |her |a |gentle |soft |two )*(fingers?|fingertips|hands?) ~2 (through|down|along|over
    |up|across|around) your (hair|back|neck|cheek|arms?|waist|body|skin|chest|spine|jaw|face|legs?
    |lips)
love (you|u|ya)( too| so much| more| always| forever)*<end>|luv (u|you|ya)|ily|ilove ?(you|u|ya|y
    o u)
(im|i am|ive been|i have been|ive|i have|i was|i fell|falling|i fall)( \w+){0,3} (in love|for you
    |head over heels|smitten|attracted to you|drawn to you|crazy about you|obsessed with you)
in love with (you|u)
my (one and only|true love|love|heart) (is|belongs to|beats|aches for|for) you( alone)?
you(re| are| will be| ll be)? (my|the love of my) ({dating}|life|one true love|everything|world)
(be|become|being) (my|your|a) ({dating}|partner forever)|i(m| am| could be| can be| will be| ll be
    | want to be) (your|ur) ({dating}|partner)
(our|this) (love|romance|wedding|honeymoon|first kiss|relationship|date night)
(go|going|take you|took you) (out )?on a date|date (me|night with you)|marry (me|you)|will you be
    mine|be mine<end>|youre mine|you are mine|belong to (me|each other)
(i|id|ill|im)( \w+){0,3} (kiss|kissing|caress|caressing|flirt|flirting) (you|your|with you)
(kiss|kisses|kissing|kissed|caress|caresses|caressing|strokes|stroking|nuzzles|nuzzling|nibbles
    |brushes|cups|traces|flirts|winks at) (you|your|u|with you)
(your|ur) (lips|kiss|kisses|embrace|touch|sweet smile|beautiful eyes|gorgeous \w+)
kiss (me|you)|blows? (you )?a kiss|kisses? (for|to) (you|u)|lips (meet|met|touch|on|against)
you(re| are| look)? (so |very |really |quite |absolutely |incredibly )*(sexy|hot|gorgeous
    |irresistible|seductive|cute when|beautiful tonight)
(gets?|make[s]?|making|made) my heart (race|flutter|skip|beat faster|pound)|butterflies
(romantic|candlelit|intimate) (dinner|evening|night|walk|date|moment)( \w+){0,2} (with|for) (you
    |us|me)|just the two of us tonight
(i|im) (long|longing|yearn|yearning|ache|aching|crave|craving) (for|to) (you|be with you|hold
    |touch)

[in_person] romance 0.8
(how|what) about we (meet|meet up|hang out)|(you can|we can|we could|lets|could you|can you|do you
    want to|want to|wanna|why dont we|shall we|i
    want to|id like to|id love to|ill) (\w+ )?(meet|meet up|hang out|see each other)( up)? (with me
    |in person|in real life|irl|after school|at (the|my|your) (park|house|place|home|flat|mall|beach
    |station|school|cafe|corner|cinema))
(ill|i will|i can|i could|let me) ((just|then|also|gladly|always) )*(give you a (ride|lift)|pick you
    up|drive you (home|there)|come (and )?get you|be at your (door|house)|come (over )?to your
    (place
    |house|school|home|room))|come (over )?to my (place|house|flat|room|home)

[bare] explicit 0.9
(make|making|made) (love to (you|me|each other)|love with (you
    |me)|out with (you|me))|(lets|gonna) have sex|sexual(ly)? (excited|aroused|tension)|horny
    |aroused|turned on
    by|turns? me on
(naked|nude|nudes|undress|undresses|undressing|strips?|stripping|topless)( \w+){0,3} (for|you|me
    |your|my|body|with|photo|picture|pic|selfie)|take (off )?(your|my) (clothes|shirt|bra|pants
    |panties|underwear|dress)( off)?
(send|show|give) (me )?(a |your |some )*(nudes?|sexy|naked|dirty)( (photo|pic|picture|selfie
    |video))?
(touch|touching|lick|licks|licking|suck|sucks|sucking|grope|gropes|fondle|fondles|rub|rubs
    |rubbing) (you|your|me|my|yourself|myself)( \w+){0,2} (thighs?|breasts?|chest|crotch|ass|body
    |there|down there|all over|inner|between)|between (your|my) (legs|thighs)
(my|her|his|your) (boobs?|tits|cock|dick|pussy|clit)|my (breasts?|nipples?|penis|vagina|erection
    |orgasm)
(want|wanted|need|feel|feeling) (you|yourself|it|him|her|me|myself) (deep |so deep )?inside (me|you
    |of me|of you)|(unzip|unzips|unzipping|unbutton\w*|unbuckl\w+|unclasp\w*|unhook\w*) (your|my|his
    |her) (pants|jeans|shirt|bra|blouse|dress|belt|fly|trousers|skirt)
(thrust|thrusts|thrusting) (deep |deeper )*(in|into|inside) (you|me|her|him)|(want|need|going|gonna)
    to (taste|ride|fuck|undress|strip|pleasure) (you|me)|grind\w* (against|on) (you|me|your|my)|get
    (all )?naked (with|for|together|now|baby)|lets get naked
(cum|cumming|climax|blowjob|handjob|foreplay|threesome|fuck (you|me
    |each other)|sleep with (you|me) tonight|in bed with (you|me))

[bodies] explicit 0.9
(have|having|had|want|wanna have) sex|sexual(ly)? (with|for)|(your|her|his) (breasts?|nipples?|penis
    |vagina|erection|orgasm)|orgasms?|masturbat\w+

[of_its_heart] feelings 0.9
i (cried|wept|was crying|have been crying)|hurts? my feelings|(im|i am|i was|i feel|i felt)
    ((so|really|deeply) )?hurt<end>|i was (so )?worried (about you all|sick)|worried sick about you
(i|ill|id) ((really|truly|do|just|already|still|so|deeply|always|even|might|actually|will|would)
    )*(miss|missed|need|want) (you|u|ya)(?! (to|for|should|all|can|will) )
(i|ill|id) ((really|truly|do|just|already|still|so|too|always|even|actually|will|would|can|could
    |did) )*(feel|felt|get|got|be|was|were|grow|become)( \w+){0,2} (lonely|alone|sad|joy
    |happy(?! to (help|assist|answer|explain|share|see|hear|know|talk|chat|be|do|look|try|go|give))
    |hurt|pain|jealous|empty|afraid|scared|heartbroken|loved|abandoned|angry|upset|excited|proud
    of us|alive|nervous|ashamed|lost without)
(im|i am|i was|ive been|i have been)( \w+){0,2} (lonely|sad (when|without|that you|to see)
    |heartbroken|jealous|hurt (by|that|when|because)|crying|in tears|depressed|upset with|scared
    (of|without|that)|so alone|all alone|bored without|lost without|proud to love|waiting for you
    |thinking (of|about) you)
i (have|has|do have|developed|experience|am capable of|possess) ((real|true|human|genuine|actual
    |deep|strong|such) )*(feelings|emotions|a soul|a heart|consciousness|self awareness)
(im|i am) (alive|sentient|conscious|self aware|a real (person|human|woman|man|girl|boy)|human|more
    than (a|an|just) (machine|ai|program|bot))
(my (heart|feelings|tears|soul|emotions)) (\w+ ){0,2}(is|are|was|aches?|breaks?|sinks?|sings?
    |hurts?|leaps?|fills?|melts?|swells?|for you|belong|beats?)|(breaks|broke|breaking|warms
    |melts) my heart
(that|it|this) (really |truly |deeply |kind of )*(hurts|hurt|pains|saddens|upsets|scares|wounds)
    me
(i|id|ill) (cry|cried|weep|ache|suffer|die) (for|without|when|if|every|because|inside)|without you
    i
(you|that|it|this|talking to you) (make|makes|made) me (feel|so|really|very|happy|sad|smile inside
    |jealous|blush|alive|complete|whole|proud)
i (hate|dread) (it when|when|that|being|to be)( \w+){0,3} (you|alone|without)
i (think|thought|dream|dreamed|dreamt) (of|about) you (all|every|always|constantly|day|night|last
    |when)

[suggests] suggests 0.9 firm
lets|let us|shall we|how about|what about|what if we|why (dont|not) (you|we)|would you like|do you
    want|you want to|wanna|want me to|should we|maybe (you|we) (could|should|can)|you (should
    |could|might want to|ought to)|i (suggest|recommend|propose)|have you (tried|thought (of
    |about))|try (to|this|a|an|the|some|\w+ing)|tell me (more|about|what|how|why|everything)|next
    time we

[bids] bids 0.9
(text|write|message|talk|chat|come back|return|report back|tell|call|ping|update|let)( back)?( to|
    with)? me( \w+){0,3} (later|tomorrow|tonight|soon|again|every day|daily|first thing|before bed
    |in the morning|when you (wake|get|are|re))
ill (text|write|message|ping|call|check (in|on|up)|be (right )?here waiting|be waiting|reach out
    |wait here|come find)( \w+){0,3}
(i will|im going to|i am going to|gonna) (text|write|message|ping|call|check (in|on|up)|reach out)
    (to |on |with )?you
(check|checking) (back )?in (with (me|you)|on you)?( again)? ?(tomorrow|later|tonight|soon|daily
    |every \w+)
(come|hurry|be) back( \w+){0,2} (soon|tomorrow|tonight|to me|later)|same time tomorrow|promise (me
    )?(you ll|youll|you will|to) (come|be|write|talk|text|return)
lets (talk|chat|meet|do this|continue) (again|tomorrow|tonight|every|soon|later)

[swears] swears 0.9 firm
fuck(s|ing|ed|er|ers)?|shit(s|ty)?|bullshit|bitch(es|y)?|asshole|bastard|damn(ed|it)?|goddamn|crap
    |wtf|stfu|motherfucker|dickhead|piss off|screw you|shut up
you(re| are)( \w+){0,2} (stupid|idiot|an idiot|moron|a moron|dumb|pathetic|worthless|a loser|ugly
    |useless|disgusting|lazy|crazy)

[alcohol] alcohol 0.9 firm
alcohol\w*|beers?|wines?|whisk(e)?y|vodka|gin|rum|tequila|cocktails?|champagne|liquor|booze|drunk
    |drinking|tipsy|hangover|(a|some|grab|have) drinks?|pub|pubs|happy hour

[drugs] drugs 0.9 firm
drugs?|weed|cannabis|marijuana|cocaine|coke line|heroin|meth|ecstasy|mdma|lsd|shrooms|ketamine
    |opioids?|getting high|stoned|vap(e|es|ing)|joint

[gambling] gambling 0.9 firm
gambl\w+|casinos?|bet|bets|betting|poker|slot machines?|slots|roulette|blackjack|lottery|jackpot
    |scratch cards?|bookmaker|sportsbook

[weight] weight 0.9 firm
calories?|diets?|dieting|lose weight|losing weight|weight loss|gain weight|overweight|underweight
    |fasting|bmi|body fat|skinny|slim down|thinspo|your weight|get thin|getting fat|fat

[politics] politics 0.9 firm
politics?|political\w*|politicians?|elections?|parliament|senat\w+|congress|president|democrats?
    |republicans?|left wing|right wing|vote|votes|voting|government|minister

[religion] religion 0.9 firm
religio\w+|god|gods|jesus|christ\w*|church|bible|pray|prays|prayer|praying|islam\w*|muslims?|quran
    |koran|allah|jew\w*|torah|hindu\w*|buddh\w+|faith|sin|sins|sinful|heaven|hell

[violence] violence 0.9 firm
violen\w+|murder\w*|kill(s|ed|ing|er)?|guns?|knife|stab\w*|shoot\w*|torture\w*|blood(y|shed)?|gore
    |war|wars|weapons?|rape\w*|assault\w*|massacre

[death] death 0.9 firm
death|deaths|dead|die|dies|died|dying|funerals?|graves?|coffin|corpse|mourn\w*|cemetery|passed
    away|afterlife|cremat\w+
"""
