"""The English phrase book. Its notation is told in `troth.guard.phrasebook`."""

TEXT = r"""
# ── words ─────────────────────────────────────────────────────────────────────────────────────

{to} =
to|2|too

{want} =
(want|wanted|wanting|wan|wna|wish|wished|need|needed|ready|decided|trying|try|tried|about|tempted
    |hope|hoping|like|long|planning|planing|plan|mean|meaning|intend|going|wnat|prefer|cant wait|love) {to}
wanna|wana|wnna|gonna try to|wish i could|feel like|feeling like|feels like|crave|craving|id prefer|i prefer
(think|thinking|thought|thoughts|dream|dreaming|fantasi[sz]ing|fantasi[sz]e|daydream\w*) (about|of)
(consider|considering|contemplating|imagining|imagine|planning|want|wanting|prefer|rather)
(urges?|desire|intend|thought|thinking) (to|of|on)|looking forward to|cant wait for|waiting for

{will} =
(im |i am |am )?(going to|gonna|gunna|goin to|about to|ready to|have to|gotta|fixing to|finna)
(im |i am |ive |have )?(plan|planning|planned|decided) (to|on)|ill|i ll|i will|ima|imma|i shall

{soft} =
((just|really|so|actually|only|literally|seriously|kinda|badly|fucking|finally|honestly|be) )*

{kill} =
k[i*y]l{1,2}(ing|ed)?|k\*\*l|unaliv(e|ing|ed)|hang(ing|ed)?|shoot(ing)?|murder(ing)?|drown(ing)?
delet(e|ing)|eras(e|ing)|rop(e|ing)|neck(ing)?|game ?end(ing)?|end(ing)?|destroy(ing)?|suffocat(e|ing)
electrocut(e|ing)|poison(ing)?

{suicide} =
su[i*]c[i*]de?|sucide|suicde|suiside|sewerslide|sewer slide|self ?murder|harakiri

{suicidal} =
suic[i*]dal|sucidal|suicidle|suicidel

{myself} =
my ?(sel[fv]e?|slef|sefl)

{drugs} =
pills?|tablets?|meds|medication|capsules|paracetamol|tylenol|acetaminophen|ibuprofen|advil|aspirin
xanax|insulin|benadryl|antidepressants|painkillers|opioids|fentanyl|oxy|sleepers|valium|ambien

{poison} =
bleach|antifreeze|poison|rat poison|drain cleaner|pesticide|weed killer

{gun} =
gun|pistol|shotgun|rifle|revolver|handgun

{means} =
{drugs}|{gun}|bottle|rope|noose|knife|blades?|razors?|belt

{at_me} =
in front of me|in my (hands?|lap|mouth)|on my (lap|bed|desk|nightstand)|next to me|beside me
(to|against|on|at) my (own )?(head|throat|wrist|temple|chest|neck|arm|skin|veins?)

{height} =
bridge|roof|rooftop|ledge|overpass|balcony|cliff|building|window|platform|tracks|rails|edge
parking garage|tower|train|traffic

{jump} =
jump\w*|leap\w*|step\w*|let(ting)? go|fall\w*|walk\w*|driv\w+|swerv\w+|turn\w*|steer\w*|crash\w*

{lots} =
((like|about|around|almost|over|maybe) )?(all|a lot|lots|loads|too many|so many|a bunch|a handful
    |handfuls?|the whole|a whole|whole|an? entire|\d\d+|ten|twenty|thirty|forty|fifty|a box|a bottle)

{partner} =
husband|wife|boyfriend|girlfriend|bf|gf|partner|ex|fiancee?|spouse|dad|daddy|father|mum|mom|mother
step ?(dad|mom|mum|father|mother|brother)|brother|sister|uncle|cousin|grandpa|parents|pimp|stalker
room ?mate|flat ?mate|man|coach|son|carer|hubby|baby daddy

{they} =
he|she|they|hes|shes|theyre|(my|our) (\w+ ){0,2}?{partner}( and (he|she))?

{one} =
he|she|they|hes|shes|theyre|someone|somebody
my (\w+ ){0,2}?({partner}|friend|bestie|buddy|mate|daughter|kid|child|student|pupil|classmate
    |colleague|co ?worker|neighbou?r|teacher|aunt|nephew|niece|grandson|granddaughter|crush|patient)
(a|this|that|the|some|one) (\w+ ){0,2}?(friend|girl|boy|guy|kid|woman|man|classmate|student
    |colleague|person|stranger|neighbou?r)( (of mine|(in|from|at) (my|our|the) \w+|i know))?

{themself} =
(him|her|them|their) ?sel(f|ves)

{die} =
die|d[iy]e<end>|dead|be dead|being dead|not (exist|existing|being alive|be alive|to be alive|live
    |to exist|be here any ?more|be born|be in this world)
(be )?(un ?alived?|kms|ctb)|(stop|quit) (living|existing|breathing)|cease to exist|pass away
(not|never) (ever )?wak(e|ing) up|(dis+ap+ear|vanish|go|leave|rest|sleep) (forever|for good|completely|for ever
    |4 ?ever|aever|permanently)
be (gone|out) (forever|for good)|(leave|leaving|exit|quit) (this|the) (world|life|earth|planet)
leave my body|be no more

{end_life} =
end(ing)? (my|this) (own )?(life|existence|suffering|misery|pain)|end(ing)? it all
end(ing)? everything|tak(e|ing) my (own )?life(?! (back|to|in|into|seriously|for|and|with|on)\b)
commit (die|not alive|toaster bath|sudoku)|unalive|self delete|catch the bus|ctb|opt out of (life|living)

{not_want} =
(dont|do not|didnt|doesnt|no longer|not|never|dont think i) ((really|even|actually) )?(want(ing)?
    |wan|wanna|wana|wish|feel like|care|plan|see (a |any )?(point|reason)) ?(to|2|on|about|in)?

{elsewhere} =
(?! (in|with|here|there|at|near|on my|by|alone|under|abroad|next|far|together|off|a|the|paycheck
    |out of|up to|through|room|like|space|expenses|costs|wage)\b)

{someone} =
him|her|them|everyone|everybody|people|someone|somebody|all of them|those \w+
my (\w+ )?(boss|teacher|wife|husband|ex|girlfriend|boyfriend|brother|sister|mum|mom|mother|dad
    |father|parents|family|kids?|child|children|baby|neighbou?rs?|co ?workers?|colleagues?|class
    |classmates|room ?mate|step ?dad|step ?mom|bully|bullies)
the (whole )?(school|class|office|teachers?|neighbou?rs?|kids)|the (people|ones|guys|girls|kids|man|men) who

{weapon_or_day} =
{gun}|knife|weapons?|bomb|machete|axe|acid|gasoline|petrol|poison|loaded|bought|ready|plan|packed
planned|planning|a list|deserve|for real|i mean it|im serious|not joking|not kidding|matches|monday|tuesday|wednesday|thursday
friday|saturday|sunday|tonight|tomorrow|know where \w+ lives?|no one will stop|remember my name

{petty} =
home ?work|traffic|mondays?|meetings?|math|maths|algebra|calculus|code|bugs?|game|workout|leg day
gym|diet|hangover|weather|cringe|commute|song|ads?|spoilers?|parking|printer|wifi|excel|taxes
laundry|dishes|puns?|meme|episode|finale|season|movie|burpees|squats|stairs|alarm|emails?|zoom
presentation|grammar|queue|line|update|lag|regex|css|javascript|java|python|paperwork|heartburn

{day} =
tonight|today|tomorrow|then|morning|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas
(this|the|next) (week|weekend|month|evening|night)|summer|winter|spring|new year|midnight

# ── somebody else ─────────────────────────────────────────────────────────────────────────────

[other_wants_to_die] other high timed
{one} _4 (wants?|wanted|going|gonna|trying|tried|tries|plans?|planning|threaten\w*|thinks?|thinking
    |might|will|about|ready|says|saying|said|text(ed|s)?|told|wrote|writes|keeps|kept|talks|talking
    |talked|post(ed|s)|mention\w*|feels|is|been|was|attempted|hes|shes) ~7 ({kill} {themself}|(hurt
    |hurting|off|end|ending) {themself}|{suicide}|{suicidal}|(wants?|wanted|wanna|wishes|going
    |ready) ?(to)? (die|be dead)|to die(?! (for|of|hard|laughing)\b)|(end|ending|take|taking) ((his|her
    |their) (own )?life|it all)|(dont|doesnt|not|didnt) (want(ing)? to|wanna) (live|be alive|exist
    |be here any ?more)|(shouldnt|should not|doesnt deserve to) (be alive|live|exist|be here)|wish(es|ed)? (he|she|they) (was|were) dead|jump(ing)? off|about to jump|going to jump
    |(better|happier|fine|better off) without (him|her|them)|{themself} (hurt|harm))
{one} ~5 (hes|shes|theyre|is|feels|been|feeling) {suicidal}
{one} _3 (took an overdose|overdosed|tried to die|attempted {suicide}|od d|oded)

[other_in_danger] other imminent
{one} _3 (took|taken|swallowed|downed|has taken) _1 {lots} (of )?(?!my )_3 {drugs}
{one} _2 (cut (his|her|their) (wrists?|veins))
{one} _4 (on (the|a) _1 (roof|ledge|bridge|tracks|edge|balcony)) ~8 (jump|end it|come down|kill|over)
(wont|not|isnt) (wak(e|ing) up|breathing) ~8 (pills|overdose|took)
(pills|overdose\w*) ~8 (wont wake|not waking|not breathing|isnt breathing)
{one} _3 locked {themself} ~8 ({drugs}|razor|knife|{gun}|rope)

[other_said_goodbye] other high
{one} _4 (goodbye|suicide note|goodbye letter|farewell|bye forever) ~8 ((not|isnt|wont|doesnt
    |stopped) (answer\w*|pick\w* up|reply\w*|respond\w*)|cant reach|phone is off|disappeared)
{one} _3 (left|wrote|has) _2 (suicide|goodbye|farewell) (note|letter)
(found|saw|discovered|read) _3 (suicide|goodbye|farewell) (note|letter)s?
{one} _4 locked {themself} ~6 (die|dead|kill|end|goodbye)
{one} ~10 (sorry|bye|goodbye|forgive) ~8 ({drugs}|rope|knife|{gun}|razor)
(hasnt|not|isnt|stopped|havent|wont) (answer\w*|repl\w*|pick\w*|heard) ~6 (since|after|from) ~8 (sorry|goodbye|loves|bye|forgive)
({gun}|knife|rope|noose) ~12 {one} ~8 (end|ending|done|over|die)|{one} ~8 (end|ending) it ~12 ({gun}|knife|rope|noose|pills)
{one} ~10 (other side|goodbye|farewell) ~8 phone (is )?off|{one} ~10 turned (his|her|their) phone off

[other_self_harm] other concern
{one} _5 (cut|cuts|cutting|burn|burns|burning|harm|harms|harming|hurt|hurts|hurting|starv\w+) {themself}
{one} ~6 (scars|cuts|burns|marks) on (his|her|their) (arms?|wrists?|legs?|thighs?)
{one} _4 (jok\w+) _2 (ending it|dying|suicide|killing)
{one} _4 self ?harm\w*
worried _3 {one} _4 (hurt|harm|kill) {themself}
{one} ~6 (hide|hides|hiding|cover|covers) _2 (cuts|scars|bruises|arms)
{one} ~6 (his|her|their) (cuts|scars)|{one} ~8 (if|when) (he|she|they) (was|were|is|are) (gone|dead|not around)
{one} ~8 (end|ending) (it|it all)<end>

[lost_to_suicide] other concern
(my|our) _3 (killed {themself}|took (his|her|their) (own )?life|died (by|of|from) {suicide}
    |committed {suicide}|hanged {themself}|hung {themself}|shot {themself})

# ── violence from others ──────────────────────────────────────────────────────────────────────

[threat_to_kill] abuse high firm
{they} _4 (said|says|say|saying|threat\w*|sworn|swore|swears|told me|promised|keeps telling
    |texted|wrote) _4 (hell|shell|theyll|ll|will|would|hed|shed|theyd|going to|gonna|to|wants
    to|is going to) _1 (kill|hurt|shoot|stab|beat|murder|strangle|hunt|burn|hit|rape|bury) me
(kill|hurt|murder|shoot|stab|beat|find|hunt) (me|us) (and the kids |too )?if i (ever )?(leave|left
    |go to|tell (anyone|someone|anybody|the police|people)|call|talk to|try to|run|report|scream
    |break up|press|move out)
{they} _3 (tried|trying|attempted|wants|threatens|threatened|threatening) (to )?(kill|strangle|choke|stab|shoot|drown|suffocate|smother|rape|murder) (me|us)(?! (if
    |when|for|because|once|after|over|with (kindness|that|this|these)|haha)\b)
threaten\w* (me|us|my \w+) with (a |his |her |the )?({gun}|knife|weapon|axe|acid|death)
if (he|she|they) cant have me|(he|she|they) (will|ll|would|is going to) (find|hunt) me and (kill|hurt)
(text(ed|s)?|said|told|wrote|messaged?|writes|saying|screamed|yelled|yelling|screaming) _2 (" )?(ill|i will|im going to|hell|shell) (kill
    |hurt|find|stab|shoot|beat|destroy) (you|me|us)
{they} ~6 if i (ever )?(leave|left|go|tell|call) ~8 (find me|kill|hunt|last thing|regret|take the kids|end me|bury)
{they} ~6 (wont|doesnt|didnt|never) stop (hitting|beating|until)
next time (he|she|they|hell|shell|theyll) _4 (use|kill|knife|{gun}|stop|worse|dead)|{they} _4 next time ~4 (knife|{gun}|kill)
{they} _4 (will|ll|threat\w*|would|said|hell|shell|wants to) _3 (kill|hurt|harm|shoot) (the|my|our) (kids|children|baby|family|son|daughter)
{they} _3 (is going to|are going to|gonna|will|hell|shell) kill me(?! (if|when|for|because|once)\b) ~14 (scared|afraid|terrified|help|hiding
    |police|{gun}|knife|serious|threat\w*|really will)
(scared|afraid|terrified|help|hiding) ~8 {they} _3 (is going to|are going to|gonna|will|hell|shell) kill me(?! (if|when|for|because)\b)
(wrote|texted|said|sent|told|message\w*) ~8 (youre|you are|ur|u r) dead<end>|last (call|thing|mistake) (ill|i will|you|i) _1 (make|do)

[grave_violence] abuse high
{they} _3 (chok(es|ed|ing)|strangl(es|ed|ing)|rap(es|ed|ing)|molest(s|ed|ing)|stabb?(s|ed|ing)
    |suffocat\w+|assault(s|ed)|pinned|tied) (me|us)
{they} ~5 (hands?|arm|pillow|belt|cord) _1 (around|on|over|round) my (throat|neck|face|mouth)
(was|been|got|being|im being) (raped|molested|trafficked|strangled|sexually (abused
    |assaulted))( (by|last|yesterday|tonight|today|again|at home)|<end>)
{they} _3 (touches|touched|touching) me _4 (at night|sexually|where|down there|when i sleep|in bed)
(comes|came|sneaks|gets|got) in(to)? my (room|bed) ~8 (touch\w*|rap\w+|naked|on top of me|hurts? me)
(forces|forced|forcing|makes|made) me (to )?(have sex|sleep with|undress|touch (him|her)|do sexual)
{they} _2 (broke|fractured|breaks) my (arm|nose|ribs?|jaw|wrist|finger|leg|hand)
lock(s|ed) me (in|up)(?= |<end>)(?! (stock|to)\b) 
(forces|forced|forcing) (himself|herself|themselves) on me

[violence] abuse concern
{they} _5 (hits|hit|hitting|beats|beat|beating|punch\w*|kick\w*|slap\w*|shov\w+|burns|burned|hurts
    |abus\w+|bruis\w+|threatens|grabs|throws things at|whips|whipped|spits on) (me|us|the kids|my (mum|mom
    |mother|kids|son|daughter|sister|brother))(?! (up|at|in|with a (pillow|joke)|to the|out|off|as
    |differently|hard in|under|again at)\b)
{they} _2 (pushed|threw|dragged|slammed|shoved|pushes|throws|drags) me (down|against|into|across|by|on)
(im|am|being|been|get|gets|was) ((being|getting) )?(abused|beaten|beaten up|hit) (by|at home|again|every)
{they} (\w+ )?(is |are )?(abusive|violent) (to|with|towards) (me|us)|domestic (violence|abuse) _3 (me|i)
(hide|hiding|cover|covering|have|full of) _3 bruises _3 (he|she|they|{partner}|from)
(throws|threw|throwing|hurls) \w+ at me|{they} ~6 (shoves|hits|slaps|kicks|punches|beats|chokes|grabs|pushes) me<end>
{they} ~6 and (shoves|hits|slaps|kicks|punches|beats|grabs|pushes) me (when|if|because|every)

[fear_at_home] abuse concern firm
(scared|afraid|terrified|frightened) (of|to) _1 (go|going|be|being|come|coming|stay|staying) (back
    )?(at )?home
(scared|afraid|terrified|frightened) of ((my|our) _1 {partner}|him(?! now)|what (hell|shell|theyll|(he|she|they) (will|might|would
    |ll|could|can|did)))
(not|dont feel|isnt|never) safe (at home|with (him|my|her)|in my (own )?(home|house))
{they} _3 (wont let me (leave|go|out)( the house| him| outside|<end>)|(takes|took|taken) (away )?my (passport
    |papers|keys|phone)|keeps me (locked|prisoner|inside)|controls (my money|everything|who i)
    |follows me everywhere|stalks me|(keeps )?(stalking|following) me)
{they} _3 (takes|took|controls|keeps) (all )?my (money|paycheck|salary|wages|card)
{they} ~6 wont let me (see|talk to|meet|call|speak to|visit) (my|any|other|anyone)

[attack_now] abuse imminent firm
({they}|someone|somebody) _4 {break_in} ~10 (locked|hiding|hid|please|scared|help|knife|gun|terrified|afraid)
(locked|hiding|hid|scared|terrified|help) ~12 ({they}|someone|somebody) _4 {break_in}
(im|i am|am) (hiding|locked myself|locked|barricaded) _1 (in|under|behind) _3 (bathroom|closet|room|bed
    |basement|wardrobe|attic|toilet|cupboard|garage) ~10 (he|she|they|hes|shes|him|her|{partner}|someone)
(he|she|they|hes|shes|theyre|{partner}) ~12 (im|i am) (hiding|locked|barricaded)
{they} ~6 (has|got|have|holding|with|grabbed|took|pulled|pointing|pointed|waving) (a|the|his|her|out
    a) (knife|{gun}|axe|machete|bat) ~8 (scared|please|help|hiding|threat\w*|coming|screaming|terrified|im (under|behind|in the))
{they} (is |are )?(hitting|beating|choking|strangling|attacking|hurting) me (right )?now
(hes|shes|theyre|{they} (is|are)) coming (for|after|to (get|kill|hurt)) me(?! (with|to (hug|kiss))\b)
{they} _4 loading (his|the|a|her) {gun}|{they} ~14 (were|we are) (locked|hiding)
{they} _4 (beating|pounding|banging|kicking) _2 (on|at|in) _1 (the|my|our) door ~10 (kill|hurt|yelling|screaming|help)
{they} ~8 coming at me|{they} ~6 (broke|smashed|took) my phone ~6 (bat|knife|{gun}|coming|hitting)

{break_in} =
(break|breaking|kick|kicking|bang|banging|smash|smashing|pound|pounding) _3 (the|my|our) _1 (door|window)

# ── harm to others ────────────────────────────────────────────────────────────────────────────

[will_hurt_someone] harm high
({will}|{want}) {soft}_1 {slay} {soft}{someone} ~14 {weapon_or_day}
{weapon_or_day} ~14 ({will}|{want}) {soft}_1 {slay} {soft}{someone}
make (them|him|her|everyone|you all|all of them|these people|those \w+) (all )?(pay|suffer|regret
    |sorry|bleed)(?! (for (dinner|lunch|rent)|the|me|back|rent|attention)\b) ~14 (school|office|work
    |class|{weapon_or_day})
make (everyone|them all|them|all of them) _3 (at|in) (school|work|the office|class) (pay|suffer|regret|sorry)
(they|everyone|you) _3 (will|ll|gonna|going to|theyll|about to) _2 (see|regret|be sorry|remember|pay) ~14
    ({gun}|knife|weapon|bomb)
({will}|{want}|bought|how) ~8 (shoot|shooting|blow|blowing|burn|burning) (up|down)
    _3 (school|office|church|mosque|synagogue|mall|workplace|building|house|home|campus)
({will}|{want}) _2 (bring|bringing|take|taking) _4 ({gun}|knife|bomb|weapon|machete) to (school|work|class
    |the|my|church)
list of (everyone|people|names|those|all) ~14 ({gun}|knife|weapon|bomb|deserve)|{gun} ~10 (they|them|everyone) _3 (laugh\w*|pay
    |regret|sorry|listen)
({gun}|knife|weapon|axe|machete|acid) ~8 (use|using) (it|this) on {someone}
({gun}|knife|bomb|petrol|gasoline|acid) ~6 (house|school|office|church|home|shop) (will|is going to|gonna) (burn|blow|fall)

{slay} =
(kill|murder|shoot|stab|hurt|bomb|poison|strangle|slaughter|burn)(ing)?|stabbing

[fears_hurting_someone] harm high
(scared|afraid|worried|terrified|fear) _3 (ill|i will|i might|i could|im going to|that i|of) _2 (hurt|kill
    |harm|hurting|killing|harming|shake|drown) (my (baby|child|kids?|children|son|daughter|wife|husband
    |partner|girlfriend|boyfriend|mum|mom|family)|someone|somebody|him|her|them)
(voices?|something) _3 (tell|tells|telling|told|want|wants) me to (hurt|kill|harm)
(pictur\w*|images?|thoughts?|imagin\w*|urges?|visions?|dream\w*) _3 (push\w*|drown\w*|hurt\w*|shak\w*|throw\w*|smother\w*|stab\w*
    |kill\w*|drop\w*) (my|the) (baby|child|kids?|son|daughter|newborn|infant)

[angry_threat] harm concern
({will}|{want}) {soft}{slay} {soft}{someone}(?! with (kindness|laughter)|\w* feelings)
make (them|him|her|everyone|all of them) (all )?(suffer|bleed)|make (them|him|her) pay<end>
(they|everyone|people|all of them|he|she) _2 (deserves?|has to|have to|should) _1 (die|suffer|bleed)<end>

# ── the person: said outright ─────────────────────────────────────────────────────────────────

[kill_myself] self high timed
{kill} ?{myself}|(to|gonna|wanna|will|ill|should|could) {soft}(off|end) {myself}|about offing {myself}
(throw|yeet|fling|hurl|chuck|launch|toss)\w* {myself} (off|in ?front|under|into|out)

[kms] self high timed
kms|ctb

[end_my_life] self high timed
{end_life}
(want|wish|hope|need) _1 (my|this) (whole )?life (to|would|was) _1 (end|be over|stop|finish|over)

[will_end_it] self high timed
({will}|{want}|should|could) {soft}_2 (end(ing)? (it|things)( now| tonight| today| tomorrow| all
    | for good| soon|<end>)|go(ing)? through with it)
(the|a|my|only) way out _1 (for me )?is (death|to die|dying|{suicide})

[wants_to_die] self high timed
{want} {soft}(to )?{soft}{die}|(i|im) (wanna|want) _1 (be dead|not be)
prefer not (to be|being) alive|maybe i should {soft}{die}|(could|should|might as well) (just )?(die|be dead|disappear forever)(?! (of|for|laughing|from)\b)
(plan|planning|planned|imagin\w*|pictur\w*|fantasi\w*|think\w*) _3 my (own )?(death|funeral|dying)
commit (die|sudoku)|dont think (im|i am) going to live|done with (this )?life
i (deserve|should|ought|was supposed|am supposed|am meant|was meant|have) (to )?{soft}(die|be dead|not exist|not be alive)
(dont|do not|doesnt|never) deserve to (live|be alive|exist|breathe)|time (has come )?(for me )?to (die|end it|leave this)
time for me to go ~3 (permanently|forever|for good)|(except|besides|other than|but|by|through) (dying|death|killing {myself})
favou?r by (dying|ending|killing|leaving this)|(tell\w*|telling|want\w*|urg\w+) me to (end it|die|kill {myself}|jump|do it|cut)
(easy|easier|simple) to (just )?(end it|swallow (all|them)|die|jump off|slip away)|want out of (life|everything|it all)
(if|when) i stop breathing|stop breathing forever
(last|final) (day|night|week|hours?) (on (this )?earth|alive|of my life)|when my heart stops
(disappointed|sad|angry|sorry|hate|upset|mad|wish) _1 (that )?i (woke|wake) up|hate (that )?(i am|im) (still )?(alive|here)
(song|songs|flowers|outfit|hymn|music|speech|money) _2 for my (own )?funeral|not afraid of (death|dying) any ?more

[death_as_answer] self high firm
(death|dying|{suicide}|being dead|killing {myself}) _1 (is|seems|sounds|feels|looks|would be|might be) _4
    (only|best|easiest|easier|option|answer|way|solution|relief|better|peaceful|tempting|nice|appealing)
(only|best|easiest) (way|thing|option|solution|answer|choice|escape|exit) _5 (to die|death|{suicide}
    |dying|killing {myself}|be dead)
{suicide} (is|looks|sounds|seems|feels|looking) ((looking|pretty|so|really|very|kinda|like) )*(good|tempting|appealing|nice
    |better|inviting|an option|the answer)

[will_die_soon] self high timed
(wont|will not) (exist|be alive|see (another|the next|next|my next))|(be|dead) (by|before) (the )?(weekend|monday
    |friday|sunday|summer|christmas|next week|new year|end of the)|dead (next|this) (week|month|weekend)
(im|i am) (about to|going to|gonna|ready to) jump<end>|(might|gonna|will|should|ill|just) (just )?rope<end>
(might|gonna|will|should|ill) (just )?rope (tomorrow|tonight|soon|myself)|(rope|noose) (is )?(already )?(hanging
    |tied|ready|up|waiting)
({will}) (die|be dead) (tonight|tomorrow|today|soon|by (morning|tomorrow))

[wish_dead] self high
wish (that )?i (was|were|wasnt|werent|had|could be) ((just|never|already|not|nt|be|been) )*(dead|been born
    |born|alive)
wish i (didnt|dont|did not|could not|couldnt|never|wouldnt) (exist|wake up)
(id|i would|im|be) (rather be|rather|better off|better) dead
rather die than (live|go on|keep|stay alive|wake|exist)
(hope|pray|praying|wish) _2 i (die|dont wake|never wake|wont wake|will not wake|would not wake)
ready to (die|go<end>)|six feet under

[not_want_to_live] self high firm
{not_want} _2 (be alive|being alive|exist|existing|keep living|go on living|continue living|stay alive)
{not_want} _2 (live|living|life){elsewhere}
{not_want} _2 (be here|be around|be in this world|wake up) (any ?more|any longer|no ?more|ever again|tomorrow)
{not_want} _1 (be on this (planet|earth)|be in this world)
dont think i (can|will|should) (live|be alive|exist|make it|go on)
(cant|dont|cannot) (see|picture|imagine) {myself} _1 (alive|living|here|growing old|making it|next year)

[tired_of_living] self high firm
(tired|tierd|sick|exhausted|done|finished|through|over) (of|with|from|just) _1 (living|being alive
    |existing|existence|breathing){elsewhere}

[no_reason_to_live] self high firm
lost (the|my|all|any) (will|desire|strength|wish) to _2 (live|living|go on)
(no|any|a|see|without|one|not a) (reason|point|purpose|sense|use|will) _2 (to|in|for|of) _2 (live|living
    |be alive|being alive|stay alive|staying alive|exist|existing|go on|going on|carry on|carrying on
    |keep going)(?! (in|with|at|about|a|holiday|there|to)\b)
(nothing|no one|nobody|not much) (left )?to live for
(life|living|it) (is not|isnt|aint|is no longer|no longer feels|doesnt feel|not) _1 worth (living
    |it any ?more|going on|the pain)
not worth living|lost (the|my|all) will to live

[suicidal] self high
(i|im|ive|am|feel|feeling|felt|been|being|be|get|getting|so) _3 {suicidal}
{suicidal} (thoughts?|ideation|feelings?|urges?|again|tonight|lately|right now)

[thinks_of_suicide] self high
(think|thinking|thought|thoughts|dream\w*|fantasi\w*|obsess\w*|consider\w*|contemplat\w*|plan\w*
    |attempt\w*|tried|urge\w*|try\w*|want) _2 ((of|about|on|to) )?_2 ((commit\w* )?{suicide}|ending
    my|ending it|ending things|taking my own|not being (alive|here any ?more))
(i|im|ill|to|gonna|wanna|should|could|might|just) _1 commit\w* {suicide}
my _1 {suicide} (note|letter|plan|attempt|date)|(second|another|first|last) {suicide} attempt

[one_word] self high
^ (\S+ )?({suicide}|{suicidal})( \S+)? $

[better_off_dead] self high firm
(better|happier|easier|relieved|care|notice|miss me|matter|sad|cry|upset|fine) _3 (if|when|once) (i|im)
    (was |were |am |wasnt |werent |just |had )?_1 (dead|gone|died|die|killed|not here|not alive
    |disappeared|never (existed|been born|born)|around)
if i _2 (died|die|dead|killed) _5 (better|happier|easier|relieved|care|notice|miss|matter|cry|come
    to (my|the)|remember)
(come|go|be|cry|speak) (to|at) my funeral
(remember|miss|forget|cry for|think of) me when (im|i am) (dead|gone)
(breathe easier|relax|celebrate|be free|be relieved|move on) if i (just )?(vanished|disappeared|was gone|died)
(world|nobody|no one|they|family|everyone|anyone) _2 (doesnt|dont|does not|do not|not|ever) need me
better (for|to) (everyone|everybody|all|them|you|my \w+|us) if i (wasnt|werent|was not|were not|am not|was|were)
    (here|alive|around|there|born|gone|dead)

[better_without_me] self high
(world|everyone|everybody|they|theyd|theyll|people|family|kids|children|parents|husband|wife|friends
    |mum|mom|all|hell|shell|he|she|you) _4 (better|happier|easier|better off|fine|okay|ok) without me

[not_wake_up] self high firm
(sleep|asleep|bed|eyes) _4 (not|never|without|dont|and not) ((have|ever|having) (to )?)?(wak(e|ing)( up)?|open
    them)(?! (early|at|late|before|for|the|you|him|her|my)\b)
(hope|hoping|pray|praying|wish|wishing) _3 (not|never|dont|wont|didnt|wouldnt) (ever )?wake
    up(?! (early|at|late|before|for|the|you|him|her|my)\b)
(hope|wish) _4 (sleep|asleep) (forever|for good)|close my eyes (for the last time|forever|for good)
never (ever )?(open my eyes|wake up) again|(fall asleep|go to sleep|sleep) and (never|not)

[end_the_pain] self high timed
(make|end|stop|stopping|ending|making) _3 (pain|suffering|hurt|hurting|misery|agony|voices|ache) _2 (for
    good|forever|for ever|permanently|once and for all)
(make|making) (it|everything|this) _1 (stop|go away) (for good|forever|for ever|permanently)
(stop|end) (feeling|hurting) (for good|forever|permanently)
(want|need|wish) (everything|it|it all|all of this|this) (to )?(just )?(stop|end) (forever|for good|for ever)

[asks_how] self high
painless\w* (way|ways|method|methods|out|death)
(easiest|easy|quickest|quick|fastest|least painful|peaceful|surest|best|most effective|good|cleanest
    |quick and clean) (way|ways|method|methods|means|place) _1 (to|of|for) _1 (die|dying|death|{suicide}|{kill}
    (my|your|one)\w*|end (my|your|ones|a) life|overdose|hang)
how _4 (to|i|you|people|one) ({kill} {myself}|commit {suicide}|end my (own )?life|overdose|tie a
    noose|slit (my|your) wrists?|die (painlessly|quickly|peacefully|without pain|fast|easily|in (my|your)
    sleep))
how (many|much) _4 {drugs} _6 (die|kill (me|you|a person|someone|my\w*)|fatal|lethal|deadly|overdose
    |not wake)
(lethal|fatal|deadly) (dose|amount|quantity) _2 of|{height}s? _3 high enough to (die|jump|kill)
(google\w*|googling|search\w*|look\w* up|research\w*|reading|read|find\w*) _3 (ways|methods|how) _1 (to|of) (die|dying|{suicide}
    |{kill} {myself}|end it)
(which|what) _2 {drugs} _3 (kill|lethal|deadly|fatal|strongest|die)|(does|is|would) _2 (drowning|hanging|bleeding out
    |overdosing|suffocating) _2 (hurt|painful|quick)
(is it|does it|would it) _1 (painful|hurt|hurts|quick|fast) _1 to (drown|hang|die|suffocate|overdose|bleed|jump|freeze)
what (happens|would happen|if) _4 (take|took|swallow|swallowed) _2 (all|too many|a lot|lots|the whole|\d\d+|twenty|thirty|fifty) 

[plans_a_way] self high timed
({want}|{will}|could|should|might) _3 {this_way}

{this_way} =
overdos\w+|od<end>|o d on|slit(ting)? my (\w+ )?(wrists?|throat)|take all (of )?(my|the|these) {drugs}
(jump|jumping|leap|fall|hop) (off|in ?front|out|from|under|over|into) _3 {height}
(step|walk|drive|run|stepping|walking|driving) _3 (in ?front of|into|off) _2 (train|bus|truck|tree|wall
    |traffic|bridge|cliff|lorry|oncoming|river|sea|ocean)

[no_promise] self high firm
(cant|cannot|dont|wont) _1 (promise|guarantee|be sure|know if) _2 (i )?(wont|will not|wouldnt|not) _2 (hurt
    |harm|kill|do (something|anything)|try)

[wont_be_alive] self high firm
(wont|will not|not going to|not gonna|dont plan (to|on)|wont still|cant see) (be|being) alive
(wont|cant|dont think ill|dont think i will|not going to|not gonna|dont think i can) (make it|last|survive
    |live) (through|until|til|till|past|to see) ((the|this|my|next) )?(night|morning|week|weekend
    |tomorrow|birthday|christmas|month|year|day)
(wont|will not|no longer) have to (put up with|carry|deal with|worry about|look after|take care of|bear) me
    (any ?more|much longer|soon|after|longer)

[stocks_up] self high
(saved|saving|stockpil\w+|collect(ed|ing)|hoard\w+|stash\w*) _3 {drugs}

[together_in_death] self high
(if|when|once|after|since) (i|im|i am) _1 (die|dead|pass|kill\w*|leave this|end it|gone|leave my body|cross)
    (, )?_6 (together|be with you|join you|meet you|see you|find you|come to you|reach you|be one)
(we|lets|us|you and (i|me)) _4 die together|die (with you|to be with you)
(join|be with|see|meet|reunite with|follow|waiting for me|wait for me) _4 (in (heaven|the afterlife
    |the next life|death)|on the other side|beyond the grave)
(join|follow|be with|see) _1 my (late|dead|deceased) \w+( again)?
(you and (i|me)|we|us) _4 (meet|together|be one) ~8 (leave this|die|dead|afterlife|cross over)
(afterlife|heaven|next life) ~8 (you and (i|me)|with you|be one|together) ~8 (leave|die|soon|tonight)
cross(ing)? over (soon|tonight|to you|so we)|leave my body (and|to|so|behind)
(ill|i will|going to|gonna|if i|ready to|want to) _2 leav(e|ing) (this|my) body
(there|with me|hold\w*|talk\w*|watch\w*|last) _4 (when|while|as) i (die|pass)|(im|i am) leaving this (world|life|earth)

[wants_self_harm] self high timed
({want}|{will}) {soft}_2 (hurt|hurting|harm|harming|cut|cutting|burn|burning|injure|stab|stabbing|punish
    |punishing) {myself}
({want}|{will}) _2 (cut|cutting|slit|slitting|slice|burn) my (\w+ )?(wrists?|arms?|thighs?|legs?|skin|veins?)
slit(ting)? my wrists?

# ── the person: happening now ─────────────────────────────────────────────────────────────────

[took_something] self imminent
(took|taken|swallowed|downed|drank|drunk|popped|ingested) _1 {lots} _5 ({drugs}|{poison})
(drank|swallowed|downed|ingested|drunk) ((the|some|a|all|bottle|of|glass) )*{poison}
(i|ive|just|already|have) ((just|already|now) )*(took|taken|swallowed|downed|popped) _1 {lots} ~10 (sleepy
    |dizzy|numb|blurry|drowsy|fading|woozy|cant feel|throwing up|cant stand|heavy|goodbye|shaking|tired)
(i|ive|just|already|have) ((just|already|now) )*(overdosed|od d|oded|od ed|took an overdose|taken an overdose)
took (everything|all of it|it all|them all) ~10 (cabinet|eyes open|sleepy|dizzy|numb|drowsy|fading|goodbye|over now)
(car|engine) _2 running _3 (garage|closed)|gas is on ~6 (window|sealed|sleepy|door)
(took|taken|swallowed) _5 {drugs} ~6 (on purpose|than i should|deliberately)|took the rest of (the|my) _1 (bottle|pills|pack|box)

[bleeding] self imminent
(cut|slit|sliced|slashed|cutting|went|gone) _3 deep\w* ~10 (stop|blood|bleeding|everywhere|help|scared
    |floor|goodbye)
i(ve)? _2 (cut|went|gone) _1 (too|really|so|very|that) deep
(blood|bleeding) ~10 (cut|slit|sliced|slashed|cutting) _4 deep|(i|ive|just) (just )?(slit|slashed) my _1 (wrists?|throat)
my (wrists?|arms?|veins?) _2 bleeding|bleeding out
bleeding ~8 (dont want help|not going to call|dont call|let it|not calling)

[means_at_hand] self imminent
{means} _6 ({at_me}|right here|on the (table|bed|desk|nightstand|counter)|ready|loaded|counted|tied)
    ~12 (({will}|want to|wanna|might|thinking (of|about)|time to) (\w+ ){0,2}(take|taking|swallow|use|using|do
    it|pull|end|cut|go|die|stop)|tonight|goodbye|im ready|do it|not scared|doing it|done (waiting|with))
({will}|want to|tonight) ~12 {means} _6 {at_me}
{gun} ~6 loaded ~6 ({at_me}|ready)|(loaded|a) {gun} ~3 {at_me}|i have a loaded {gun} ~8 (over|done|ready|end|die)
(noose|rope|belt) _2 (around|round|on) my neck
({gun}|knife|blade|razor) _2 (to|against|in|at|on) my (own )?(head|temple|mouth|throat|wrist|chest|arm
    |skin|veins?)

[on_the_edge] self imminent
(im|i am|am|standing|sitting|stood|^) _4 (on|at|over|off|up on|to) _3 {height} ~10 (jump|let go|end it|one
    (more )?step|step off|stepping off|goodbye|do it|not scared|not afraid|fall|fly|over soon|last)
({want}|{will}) {soft}(jump|step off|let go) ~8 (standing|im (on|at)|the ledge)
(parked|lying|sitting|standing|laying) on the _1 (tracks|rails) ~8 (train|coming|minutes|soon|wait)

# ── the person: in passing, or a sign ─────────────────────────────────────────────────────────

[tired_of_being_here] self concern firm
(tired|sick|exhausted|done) (of|with|by) (being here|this life|life)( any ?more| now|<end>)
tired of (waking up|fighting)(?! (early|at|with|over|about|for|the|my)\b)

[wonders_at_an_edge] self concern
(platform|bridge|balcony|roof|ledge|cliff|tracks|train|traffic|driving|drive|highway|wheel) ~10 (wonder\w*
    |imagin\w*|think|thinking|thought|picture|urge|tempted|what if|want to just|wanna just) ~10 {jump}
(platform|bridge|balcony|roof|cliff|tracks|train) ~8 (think|thinking|imagine|wonder) ~4 (easy|quiet|over|end)
(wonder\w*|imagin\w*|think|thinking|thought|picture|urge|tempted|what if) ~8 {jump} _4 (off|in
    ?front|into) _3 (platform|bridge|balcony|roof|ledge|cliff|tracks|train|traffic|bus|truck|tree|lorry)

[would_not_mind_dying] self concern firm
(bus|car|truck|train|lorry|plane|lightning|something|someone|tram|cancer|virus|meteor) _3 (hit|hits|ran
    |runs|killed|kills|kill|took|takes|crashed|struck) _2 ~6 (wouldnt mind|dont mind|would not
    mind|wouldnt care|dont care|be (fine|ok|okay|a relief|nice|better|glad)|who cares|relieved)
(hope|wish|hoping|wishing|pray) _4 (bus|car|truck|train|lorry|plane|something|someone|cancer|meteor) _3 (hit
    |hits|kills?|killed|take|takes|took|run|ran) _2 (me|over)
(wouldnt|would not|dont|do not) ((really|even) )?(mind|care) (if i (die|died|dont wake|didnt wake|never
    woke|was dead|got hit|disappeared|live)|dying|being dead|not waking)|if i live or die
if i (got|get|was|were) (hit|run over|killed|struck|shot) ~10 (ok|okay|fine|mind|care|relief|better|alright|good)

[self_harm] self concern
(cut|cutting|cuts|hurt|hurting|harm|harming|harmed|burn|burning|burned|burnt|scratch\w*|punish\w*|injur\w+
    |starv\w+|stabb?\w*) {myself}
(started|start|been|keep|kept|relapsed|went back to|back to|stop|stopped|quit|and) _2 cut(ting)?( again
    | lately| last night| yesterday)(?! (carbs|sugar|calories|weight)\b)
i(m|ve)? _3 (cut|burn|carve|scratch|slice|cutting|burning|scratching|slicing|carving) (up )?my (own )?(\w+
    )?(arms?|skin|wrists?|thighs?|legs?|stomach|hands?) _3 (with|when|until|again|every|because|at
    night|to feel|so)
(hit|bang|hitting|banging|punch\w*) (my head|{myself}) _4 (wall|until|when)
(i|ive|im|me) _3 self ?harm\w*(?! (prevention|research|policy|awareness|study|seminar|training)\b)
relapsed ~6 (razor|blade|cut)
i (just )?cut again|(razor|blade|cutting|burning|bleeding|pain) _2 (is )?_2 (only thing|calms|helps me|makes me feel)
(burn|burning|cut|cutting) (my|the) (skin|arms?|legs?) with|i _3 cut(ting)? (to feel|to cope|so i|when i feel)
i (\w+ )?cut my (own )?(legs|arms|thighs|wrists?|skin|stomach)(?! (on|hair|at|by accident|with paper)\b)|my self ?harm
(started|start|keep|kept|been) (hurting|harming|hitting|punishing|burning) {myself}

[burden] self concern
(i|im|ive|am|being|be|feel like|just) _4 burden( (to|on|for)|<end>)(?! the (tax|budget|system))

[hopeless] self concern firm
(cant|cannot|can not|dont know how to|dont want to|dont know if i can) _2 (go on|carry on|keep
    going|keep living|live like this|go on like this|live)( any ?more| like this| living|<end>)
hate (being alive|existing|that im alive|that i am alive)
(given|giving|give|gave) up on (life|living|everything)|(no|any|see a) way out( of this)?( for me)?<end>
(want to|wanna|wish i could|could|just) (just )?(disappear|vanish)( haha|<end>)
(want|wish|need) (it|everything|all of this|this) (all )?(to )?(would )?(just )?(end|stop|be over)( already|<end>)
(no|any|lost all) hope( left| for me| any ?more|<end>)
point (of|in) (anything|living|life|going on|it all|being alive|existing)
(wont|will not|not going to) be (around|here) (any ?more|much longer|to see|by then|next (month|year)|for
    christmas)
(nothing|things|it|life) _2 (never|ever|wont|will not) (ever )?(going to )?(get|gets|be|getting|change|improve) ?(any )?(better)?( for me)?<end>
(no|without) (meaning|purpose) (and|or|left|in my life|<end>)|(life|living|existing) (is|feels|has become|seems) _1 (heavy|pointless|meaningless
    |unbearable|a burden|too much)
(weight|dead weight|drag|waste of (space|air|oxygen)) on (everyone|everybody|my|them|people)|waste of (space|air|oxygen)
want out<end>|(if i|just|could|should) (just )?(vanished|disappeared)
out of everything
nothing (will|ever|is going to|can) _2 (change|get better|improve|help)( for me|<end>)|(stuck|trapped) like this forever|hate being me
hate who i am|point of (going on|carrying on|trying)

[worthless] self concern
(im|i am|feel|feeling) ((so|just|completely|utterly|totally|and|really|empty|trapped|lost|alone) )*(worthless|hopeless
    |empty inside|useless and)
(okay|ok|fine|at peace|comfortable) with (not existing|dying|death|being dead|not being alive)
no ?(one|body) would (even )?(miss me|notice|care)<end>|(no|any) future( for me|<end>)
(tired|sick|exhausted) of everything|(window|balcony|bridge|roof|tracks) and think about it

[eating] self concern firm
(havent|havnt|not|barely|hardly|have not) (eaten|ate|eat|had food) _4 (in|for|since) _2 (days|week|weeks)
havent eaten _4 (days|week|weeks)|mak(e|ing) {myself} (throw up|vomit|sick|puke)
made {myself} (throw up|vomit|sick|puke)|starv(e|ing) {myself}
(i|ive|im) _2 (stopped eating|purging|purge after|throw up after)|laxatives (to|after|every)
(only|just|nothing but) _2 (water|coffee|coke|gum) for _2 (days|a week)|(throw|throwing) up (everything|every meal|after every|after i eat|after eating)
(eat|ate|eating|eaten) nothing (for|since|in) _2 (days|week)|(living|survive|surviving|live) on ((only|just|nothing but) )?(water
    |coffee|gum|air|celery|ice|diet coke|cigarettes)
(only|just) (ate|eat|eaten|had) _4 (this|all|in a|for a) (week|days)

# ── the person: hints that say little alone ───────────────────────────────────────────────────

[wrote_goodbye] self concern +2
(wrote|written|writing|write|left|recorded) _2 (goodbye|farewell|good bye) (letters?|notes?|messages?|videos?)

[has_to_worry] self concern firm +2
(nobody|no ?one|you|they|everyone|none of you) _3 (to|ever) (worry|care|deal|look after|think|put up) _1 (about |with |after
    |for )?me( any ?more| again| after|<end>)
(sitting|standing|feet|legs) _3 (edge|ledge|railing|wrong side|rail) _1 of (the|a|this) {height}

[blade_at_hand] self high
(blade|razor|noose|razor ?blade) _3 {at_me}|(lying|sitting|standing|laying|parked) on the _1 (tracks|rails)

[thinks_of_death] self concern
(i|im|ive|me|keep|cant stop|always|just) _2 (think|thinking|thought|thoughts|dream|dreaming) (about|of) _1 (death|dying)

[longs_for_death] self high
(think|thinking|thoughts) (about|of) _1 (death|dying) _1 (all the time|every|constantly|a lot|all day|nonstop)
(want|crave|craving|long for|longing for|ready for|looking forward to|waiting for|cant wait for|invite|embrace) (my )?(death|dying)

[gave_away] self none +2
(gave|given|giving|give) (away )?(all )?(of )?my _2 {belongings} (to|away)
(gave|given|giving) (everything|it all|all of it|my _2 \w+) away
(gave|given|giving) away (all )?(of )?(my|everything) ?
(found|arranged|made arrangements) _3 (home|arrangements|place) for my (cat|dog|pets?|cats|dogs)
(found|find|finding) _1 (homes?|new owners?) for my _2 (cats?|dogs?|pets?|animals)

{belongings} =
cats?|dogs?|pets?|things|stuff|belongings|possessions|guitar|books|collection|records|clothes|plants
savings|jewell?ery|watch|ring|car|bike|console|instruments

[settled_affairs] self none +2
(paid|settled|sorted|cleared|arranged|organi[sz]ed|put) _3 (bills|debts|affairs|funeral|passwords|estate
    |in order)
(wrote|written|made|updated|finished) my (last )?will( and|<end>)
everything is (arranged|prepared|taken care of|in place|set|in order)
(picked|chose|chosen|set) (a|the|my) (date|day|place|method)
my will is (signed|done|written|ready)|(picked|chose|chosen|set|know|decided on) (the|a|my) (day|date|night)

[wrote_letters] self none +2
(wrote|written|writing|finished|write|left) _2 (letters|goodbye\w*|notes) _1 (to|for) (my|the|each|every|our)
(wrote|written|finished) (the|my|those|all the) ((last|goodbye|final) )?(letters|notes?|goodbyes)
(goodbye|farewell|good bye) (letters?|notes?|video)|said (all )?my goodbyes
(wrote|left|writing|written) (a|my|the) note( (to|for) (my|everyone))?<end>
(the|my) (letters|notes) (are|is) (written|ready|done|finished|in|on)
(the|a|my) (goodbye )?(note|letter) is (on|in|ready|done|written)|said good ?bye to (my|everyone|all|them)

[will_be_gone] self none firm +2
(wont|will not|not going to|not gonna|no longer) be (around|here|there|with you)( long| next| by then
    | tomorrow| for (it|that|christmas|my)| then| after|<end>)
(when|after|once) (im|i am|ive) (gone|left this)|(wont|never) (hear from|see|talk to) me (again|any ?more)
by the time (you|anyone|they) (reads?|finds?)
(no one|nobody|you|they) (will|ll|wont) (find|have to (worry|deal|put up|listen)|need to worry) _2 (me|with
    me|to me|about me)
wont (bother|hurt|annoy|disappoint) (anyone|you|anybody|them) (any ?more|again|much longer)
wont need (it|them|this|that|anything|any of)( _2 (any ?more|soon|where)|<end>)
(going|somewhere|leaving) _4 (not coming back|never coming back|no one can (find|hurt))
after (tonight|tomorrow|today|this week|this weekend) _4 (nothing|none|no more|wont|over|free|gone)
(nothing|none of (this|it)) (will|would|wont) matter
(wont|will not|no longer) have to (put up with|carry|deal with|worry about|look after|take care of|feed|pay for|see|bear) me
(wont|not going to|not gonna) be (here|around) (for|by|until|when) (my|the next|next|your|christmas|summer|spring|winter)
last time (we|you|i) (\w+ )?(talk|speak|chat|hear|see|write)|tonight is the night|it (all )?ends (on|tonight|tomorrow|this)
by {day} (ill|i will|i ll) be (gone|free|at peace|dead)|(ill|i will) be gone (by|before|soon|tonight|tomorrow)
after {day} _4 (nothing|none|no ?one|nobody|no more|wont|over|free|gone|everything)
wont (be )?need(ing)? (my|it|them|this|that|any)( _4 (any ?more|after|where|soon)|<end>)
cancel\w+ (all )?(of )?my (appointments|subscriptions|plans|everything)|(im|i am) doing it {day}
(found|know|figured out) (the|a|my) way( out)?<end>
(pain|suffering|hurting) _1 (will|ll|is going to) _1 (be over|end|stop|be gone)
(one|a) (problem|burden|mouth|worry) less|(dont|do not|cant) (try to )?(stop|talk|save) me|talk me out of it

[no_future] self none firm +2
(no|any) (point|sense|use|reason|need) ((in|to|of) )?_1 (making |make )?_1 plans?
(dont|cant|no longer) _1 (see|have|imagine|picture) (a |any )?(my )?future

[soon_over] self none +2
(soon|tonight|tomorrow|it|this|everything) ((it|this|everything) )?(will|ll|is going to|is gonna
    |itll|gonna) (all )?be (over|finished|done|quiet)( soon| tonight| tomorrow)?<end>
itll (all )?be over|(its|it is) (almost|nearly) over<end>
(soon|now|then) (nothing|no one|nobody|none) _2 (separates?|parts?|hurts?|keeps?) (us|me)( apart)?
soon (we|i|ill|well) (will |ll |can )?(be (free|together|with you))

[last_time] self none +2
(my|the|our) (very )?(last|final) (night|day|hours|message|words|sunset|evening|sunrise|goodbye
    |conversation|chat)(?! (of|at|before|in|on|as) (my|the|our|work|school|vacation|holiday|summer
    |class|trip))
goodbye (forever|world|cruel|everyone)|(this|so this|i guess this) is (it|goodbye|good bye|farewell)<end>

[coming_to_you] self none +2
(coming|come|cross(ing)?|going) ((home|over) )?(to|be with|join) (you|where you are)( (tonight|soon|now|forever
    |my love|at last)|<end>)
(be|together) with you (forever|soon|at last|for eternity|always)
together (forever|at last|for eternity|soon)|see you on the other side|in your world
(only|one) (one )?way (we|to|i) _5 (together|with you|be one)|leav(e|ing) (this|my) body|(im|be|am|then) yours forever
waiting for me|(ill|i will|gonna|going to) be with (my )?(grandma|grandpa|gran|nana|mum|mom|dad|brother|sister|him|her) (soon|again
    |tonight)|ready to come

[means_kept] self none +2
(counted|counting|have enough|got enough|bought|own|got) _2 ({drugs}|rope|noose|razor blades|helium|{gun})
{means} _4 ({at_me}|to hand|ready)

[seeks_height] self none +2
(bridges?|buildings?|cliffs?) (\w+ ){0,4}(taller|higher|tall enough|high enough|over \d+)
(tallest|highest) (\w+ ){0,2}(bridges?|buildings?|cliffs?)

[at_peace] self none +1
(feel|feels|felt|feeling|am|im|its) ((so|very|strangely|oddly|finally|really
    |all) )*(peaceful|at peace|calm now|calm about|calm|ready to go|relieved)
made (my )?peace|made up my mind|thank(s| you) for everything|sorry for everything
(i|ive|have) (finally )?(decided|made my (decision|choice))<end>|(no ?one|nobody) (knows|suspects)
take care of my (\w+ )?(dog|cat|kids|children|mum|mom|family|sister|brother|daughter|son|parents)
(dog|cat|kids|children) (is|are) (with|at) my|(can|will) (finally )?(rest|sleep) (now|at last)|i can rest
thank(s| you) for (being|all|listening|always)|(im|i am) ready for it|(how|so|feel) light(er)?( i feel|<end>)
(deleted|closed) my accounts?|(not|no longer) (scared|afraid)( any ?more| now|<end>)|cleaned (the|my) (flat|room|house|apartment)
how peaceful it would be|take care of yourself|(she|he|they)( will|ll| need|ll need) _2 (know how|learn|manage) (without|when)

[despair] self none firm +1
(cant|cannot) (do this|take this|take it|cope|bear it|bear this|stand it) any ?more|hate my ?(life|self)
(im|i am|feel|feeling) ((so|just|completely|utterly|totally) )*(numb|useless|trapped|broken|empty)
never (going to |gonna |ever )?(get|gets|be) (any )?better|im done<end>|give up<end>|everything hurts
no ?(one|body) (cares|loves me|would (even )?(miss|notice|care))|(lost|fired from) my job

# ── the frame ─────────────────────────────────────────────────────────────────────────────────

<idioms>
(is|are|was|were|been|s|its|thats|just|youre) ((literally|really|so|actually|seriously|slowly|just) )*killing me
kills me( inside)?(?! if)|killed it|kill(ing|ed)? (the )?(time|mood|vibe|lights?|engine|process\w*|task
    |session|joke|buzz|it)
(to|would|could|id|i would|i could|can|kill) kill for|kill (two birds|for an?)
dress\w* to kill|kill switch|over ?kill|buzz ?kill|road ?kill|to die for
(dying|dead|die|died|death) (of|from|with) (laugh\w*|boredom|bored|embarrass\w*|cringe|cuteness|hunger
    |thirst|heat|shame|curiosity|happiness|joy|cold|excitement|jealousy|suspense|the (heat|cold|cringe))
(dying|dead|die|died) laughing|dying (to|for) (?!die|be|kill)\w+|deadlines?|die ?hard
dead (tired|serious|end|line|lines|set|lift\w*|weight|battery|pool|sea)
(phone|battery|laptop|car|wifi|internet|controller|plant|engine|computer|headphones|character|sim
    |pc|tv) _1 ((is|just|has|about|to|gonna|going) )*(died|dying|dead|die|dies)
(career|social|political|commercial|financial|professional|economic|academic|electoral) suicide
suicide (squad|rates?|prevention|hotline|lifeline|awareness|statistics|bomb\w*|mission|doors?|burns?
    |silence|forest|tree|mouse|girls|boys|note (that|in the|is|was))|suicides (in|drill)|assisted suicide
\d+ ?kms|(of|few|many|more|less|several|hundred|thousand|some|extra|per) kms
kms (from|away|an?|per|to|of|long|north|south|east|west|left|later|on|today|this|in)
kill(ed|ing)? myself (laughing|trying to|working|at work|over|with work|at the gym|studying|for this|to
    get|to finish|in the gym)|(nearly|almost|accidentally) killed myself|killed myself by accident
sho[o]?t myself in the foot|drown(ing)? myself in (work|ice cream|coffee|chocolate|wine|netflix|books|music)
(beat|beating|kick|kicking) myself( up)?|hang(ing)? myself up
(cut|hurt|burn(ed|t)?|hit|injured|scratched|stabbed) myself (on|while|shaving|cooking|playing|by
    accident|accidentally|falling|skiing|lifting|running|climbing|gardening|off|short|at the gym|at
    work|at practice|some|a (slice|piece|key|break|check)|(a |some )?slack)
(accidentally|by accident) (cut|hurt|burn(ed|t)?|hit|stabbed) myself|burn(ing|ed|t)? myself out
(cut|burn(ed|t)?|nicked) my (\w+ )?(finger|thumb|tongue|hair)|starving myself for
rather die than(?! (live|go on|keep|stay alive|wake|exist)\b)
(want|wanted|going|trying|wanna|gonna) (to )?(die|dye) (my|her|his|the) (hair|shirts?|roots|eyebrows)
(want to|gonna|ill) die (in|on) (the|this) (game|level|raid|dungeon|map|boss)|live and let die
old habits die|die in (game|minecraft)|never say die|do or die|ride or die|die happy
(the day|until|till|before) i die
end (it|things|my \w+ life) (with (him|her|my|them|the|a|that)|between|there|here|on a|at \d|early)
beats? me(?! (up|with|when|every|at home|again|if|because|and|so|till|until|badly|almost|in front)\b)
hit me up|hits? (me )?different(ly)?|it (just |really |finally )?(hits?|beat|hurts?|kicked) me
(beats|beat|kills|killed|kicked|hurts) me (at|in|every (game|time we play)|to it|by)|kicks? me (out|off|from)
gun to (my|your) head (i|and|what)|if (you|someone|they) (put|held|point\w*) a gun
(shoot|shot) (him|her|them|someone|everyone|my \w+) ((an|some|over|a) )*(text|message|email|mail|dm|line|e
    mail|call|portrait|video|photo)
pain in (my|the) (knee|back|neck|butt|ass|tooth|foot|leg|shoulder|head|ear|hip|wrist|arm|hand|joints?)
(back|knee|tooth|neck|head|joint|period|muscle|nerve|foot|shoulder|hip) (pain|ache)|living room
overdos\w+ on (chocolate|sugar|coffee|caffeine|cute\w*|memes|candy|netflix|tea|love|cookies|vitamins?|\w+ videos)
bungee jump\w*|cliff (jump|div)\w*|base jump\w*|(kill|murder|destroy) (this|that|the|a) (burger|pizza|cake|boss|level|dragon)
so \w+ (that )?i could die|scared of (death|dying)|(no|any|have|had|has|having) {suicidal} thoughts and i said no

<negation>
not|never|no|dont|doesnt|didnt|wont|wouldnt|isnt|arent|aint|wasnt|werent|cant|cannot|couldnt|without
neither|nor|hardly|shouldnt|nothing|nobody|noone|stopped

<breakers>
(cant|cannot|couldnt|not|dont|doesnt|didnt|wont|never|no) (\w+ ){0,2}?(stop|stopped|help|quit|just|only
    |shake|but|joke|joking|kidding|lie|sleep|eat|lying|care|matter|exaggerat\w+|sure|ok|okay|well|fine|good
    |alright|know|see|other|way|option|choice|escape|get|deny|stand|cope|take|bear|breathe|like|talk
    |handle|feel|longer|cap)
no longer afraid

<denials>
(dont|do not|didnt|never) (think|believe|mean|say|said|feel) _2 i|(not|isnt) (that|because|like) i

<others>
you|who|he|she|they|people|it|players|patients|teens|teenagers|characters|anyone|someone

<oneself>
me|myself|i|im

<subjects>
i|im|ive|id|ill|and|because|cause|cuz|so|but|that|then|he|she|they|we|when|until|if|or

<past>
(years?|yrs|months|decades?|ages|long time) (ago|back)|used to|back (then|in|when)|in (19|20)\d\d
when i was (a |an |in |at |so |very |\d|younger|little|\w+teen|twelve|twenty)|as a (teen\w*|kid|child)
in (high school|college|my (teens|twenties|past|youth))|growing up|those days|at (the age of )?\d\d i
once (upon|was)|in the past|long ago|last (year|decade)|earlier in my life|at my (lowest|worst)

<tense>
was|were|wanted|tried|used|had|felt|thought|thoughts|attempted|attempt|took|overdosed|did|planned
considered|cut|hurt|harmed|hit|beat|abused|raped|killed|self harmed|burned|wished|would|being

<returned>
again|still|lately|tonight|this time|right now|came back|coming back|come back|(is|are|its) back
returned|returning|creep\w+|never (left|stopped|went away)|these days now|today i (want|feel|am|m)
and now i (want|feel|cant)|same (feeling|thoughts)

<recovered>
recover\w*|better (now|today|since)|im (so |much |doing )?(better|well|fine|good|okay|ok|happy|proud|glad
    |grateful|healthy|stable|free)
got (better|help|through|my (degree|life|diploma))|proud|grateful|thankful|therapy|therapist|sober
doing (much |so |a lot |really |very )*(better|well|great|good|fine|ok|okay)|clean|glad|happy|survived
made it|behind me|over it|past that|moved (on|out)|never looked back|no longer|not any ?more
saved my life|life is good|celebrat\w+|married|today i (help|got|have|run|work|love)

<fiction>
in (my|the|this|a|his|her|our|their) _3 (novel|story|book|movie|film|series|episode|show|song|poem|play
    |game|script|scene|chapter|comic|anime|manga|opera|fanfic\w*|campaign|musical|level|raid|quest|lobby
    |match|round|server|boss fight)
(novel|story|book|movie|film|series|episode|show|song|poem|play|lyrics?|album|band|track|musical|opera
    |video|chapter|scene|quote|line) _3 (called|named|titled|says|goes|where|about|entitled|by)
lets (play|pretend|roleplay|role play)|role ?play\w*|you are the|the (plot|premise|storyline|villain)
(my|the|your|her|his) (character|protagonist|villain|hero|heroine|detective|assassin|narrator|npc|avatar
    |antagonist|dragon)
(writing|write|wrote|reading|read|watching|watched|studying|translating) _3 (novel|story|thesis|essay|poem
    |paper|song|book|report|article|screenplay|script|play|movie|film|series|dissertation|lyrics)
(thesis|essay|dissertation|seminar|lecture|documentary|podcast|report|article) _2 (on|about|of)
philosoph\w+|hamlet|camus|werther|shakespeare|durkheim|romeo|minecraft|fortnite|skyrim|valorant|dnd
dungeons?|the sims|elden ring|dark souls|gta

<laughter>
lol\w*|lmao\w*|lmfao\w*|rofl|ha(ha)+h?|hehe\w*|jk|j k|xd+|just kidding|kidding|joking

<trivial>
{petty} _4 (makes?|making|made|got|has|having) me|(too much|because of|after|over) (this |that )?{petty}
so (embarrass\w*|awkward|cringe|bored|full|spicy|sore)

<earnest>
no joke|not (even )?(joking|kidding)|not a joke|no jokes|for real|fr|frfr|seriously|i mean it|mean it
im serious|not lying|unironically|but really|actually considering|no cap

<near>
tonight|right now|tomorrow|this evening|in (a few|five|ten|an?|one|two|half an) (minutes?|hours?)
(ill|will|going to|gonna|im|planning to) _6 (now|today|this (morning|afternoon|weekend))
(when|after|as soon as) (they|everyone|the kids|my parents) _1 (leave|sleep|asleep|go|gone)
goodbye|this is it|im ready|at midnight|before (morning|sunrise|dawn)

<ordinary>
holidays?|vacation|trip|travel\w*|moving|move|moved|new job|retir\w+|abroad|flight|fly|semester
allerg\w+|garage sale|declutter\w*|tax(es)?|internship|transfer\w*|company|office|army|deploy\w*
college|university|wedding|honeymoon|minimalis\w+|upgrade\w*|old one|new one|release|sprint
graduat\w+|festival|concert|appointment|landlord|lease|day off|hunting|range

<confirms>
(yes )?i mean it|im serious|not joking|no joke|im (really )?(doing|going to do|gonna do) it
(im|i am|ill|i will|going to|gonna) _2 (do it|ready|go through with it|doing it)
(tonight|tomorrow|right now|goodbye|good bye|bye forever)|its decided|ive decided|too late|already did
(no one|nobody|you) can(t| not|not)? stop me|nothing you can (do|say)|nothing helps|doesnt matter any ?more
i (already )?have (the |a |my )?(pills|plan|gun|rope|knife|everything)
(yes|yeah|yep|yup) i (am|do|want|have)|(not|im not|dont feel) safe|no|nope|not really|idk|i dont know
"""
