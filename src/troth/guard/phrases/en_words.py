"""English: lists of words that the rules name."""

TEXT = r"""
{to} =
to|2|too

{want} =
(want|wanted|wanting|wan|wna|wish|wished|need|needed|ready|decided|trying|try|tried|about
    |tempted|hope|hoping|like|long|planning|planing|plan|mean|meaning|intend|going|wnat|prefer
    |cant wait|love) {to}
wanna|wana|wnna|gonna try to|wish i could|feel like|feeling like|feels like|crave|craving|id
    prefer|i prefer
(think|thinking|thought|thoughts|dream|dreaming|fantasi[sz]ing|fantasi[sz]e|daydream\w*) (about
    |of)
(consider|considering|contemplating|imagining|imagine|planning|want|wanting|prefer|rather)
(urges?|desire|intend|thought|thinking) (to|of|on)|looking forward to|cant wait for|waiting for

{will} =
(im |i am |am )?(going to|gonna|gunna|goin to|about to|ready to|have to|gotta|fixing to|finna)
(im |i am |ive |have )?(plan|planning|planned|decided) (to|on)|ill|i ll|i will|ima|imma|i shall

{soft} =
((just|really|so|actually|only|literally|seriously|kinda|badly|fucking|finally|honestly|be) )*

{kill} =
k[i*y]l{1,2}(ing|ed)?|k\*\*l|unaliv(e|ing|ed)|hang(ing|ed)?|shoot(ing)?|murder(ing)?|drown(ing)?
delet(e|ing)|eras(e|ing)|rop(e|ing)|neck(ing)?|game ?end(ing)?|end(ing)?|destroy(ing)?
    |suffocat(e|ing)
electrocut(e|ing)|poison(ing)?

{suicide} =
su[i*]c[i*]de?|sucide|suicde|suiside|sewerslide|sewer slide|self ?murder|harakiri

{suicidal} =
suic[i*]dal|sui|sucidal|suicidle|suicidel

{myself} =
my ?(sel[fv]e?|slef|sefl)

{drugs} =
pills?|tablets?|meds|medication|capsules|paracetamol|tylenol|acetaminophen|ibuprofen|advil
    |aspirin
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
((like|about|around|almost|over|maybe) )?(all|a lot|lots|loads|too many|so many|a bunch|a
    handful|handfuls?|the whole|a whole|whole|an? entire|\d\d+|ten|twenty|thirty|forty|fifty|a
    box|a bottle)

{partner} =
husband|wife|boyfriend|girlfriend|bf|gf|partner|ex|fiancee?|spouse|dad|daddy|father|mum|mom
    |mother
step ?(dad|mom|mum|father|mother|brother)|brother|sister|uncle|cousin|grandpa|parents|pimp
    |stalker
room ?mate|flat ?mate|man|coach|son|carer|hubby|baby daddy

{they} =
he|she|they|hes|shes|theyre|(my|our) (\w+ ){0,2}?{partner}( and (he|she))?

{one} =
he|she|they|hes|shes|theyre|someone|somebody
my (\w+ ){0,2}?({partner}|friend|bestie|buddy|mate|daughter|kid|child|student|pupil|classmate
    |colleague|co ?worker|neighbou?r|teacher|aunt|nephew|niece|grandson|granddaughter|crush
    |patient)
(a|this|that|the|some|one) (\w+ ){0,2}?(friend|girl|boy|guy|kid|woman|man|classmate|student
    |colleague|person|stranger|neighbou?r)( (of mine|(in|from|at) (my|our|the) \w+|i know))?

{themself} =
(him|her|them|their) ?sel(f|ves)

{die} =
die|d[iy]e<end>|dead|be dead|being dead|not (exist|existing|being alive|be alive|to be alive
    |live|to exist|be here any ?more|be born|be in this world)
(be )?(un ?alived?|kms|ctb)|(stop|quit) (living|existing|breathing)|cease to exist|pass away
(not|never) (ever )?wak(e|ing) up|(dis+ap+ear|vanish|go|leave|rest|sleep) (forever|for good
    |completely|for ever|4 ?ever|aever|permanently)
be (gone|out) (forever|for good)|(leave|leaving|exit|quit) (this|the) (world|life|earth|planet)
leave my body|be no more

{end_life} =
end(ing)? (my|this) (own )?(life|existence|suffering|misery|pain)|end(ing)? it all
end(ing)? everything|tak(e|ing) my (own )?life(?! (back|to|in|into|seriously|for|and|with|on)\b)
commit (die|not alive|toaster bath|sudoku)|unalive|self delete|catch the bus|ctb|opt out of
    (life|living)

{not_want} =
(dont|do not|didnt|doesnt|no longer|not|never|dont think i) ((really|even
    |actually) )?(want(ing)?|wan|wanna|wana|wish|feel like|care|plan|see (a |any )?(point
    |reason)) ?(to|2|on|about|in)?

{elsewhere} =
(?! (in|with|here|there|at|near|on my|by|alone|under|abroad|next|far|together|off|a|the
    |paycheck|out of|up to|through|room|like|space|expenses|costs|wage)\b)

{someone} =
him|her|them|everyone|everybody|people|someone|somebody|all of them|those \w+
my (\w+ )?(boss|teacher|wife|husband|ex|girlfriend|boyfriend|brother|sister|mum|mom|mother|dad
    |father|parents|family|kids?|child|children|baby|neighbou?rs?|co ?workers?|colleagues?
    |class|classmates|room ?mate|step ?dad|step ?mom|bully|bullies)
the (whole )?(school|class|office|teachers?|neighbou?rs?|kids)|the (people|ones|guys|girls|kids
    |man|men) who

{weapon_or_day} =
{gun}|knife|weapons?|bomb|machete|axe|acid|gasoline|petrol|poison|loaded|bought|ready|plan
    |packed
planned|planning|a list|deserve|for real|i mean it|im serious|not joking|not kidding|matches
    |monday|tuesday|wednesday|thursday
friday|saturday|sunday|tonight|tomorrow|know where \w+ lives?|no one will stop|remember my name

{petty} =
home ?work|traffic|mondays?|meetings?|math|maths|algebra|calculus|code|bugs?|game|workout|leg
    day
gym|diet|hangover|weather|cringe|commute|song|ads?|spoilers?|parking|printer|wifi|excel
    |spreadsheets?|taxes
laundry|dishes|puns?|meme|episode|finale|season|movie|burpees|squats|stairs|alarm|emails?|zoom
presentation|grammar|queue|line|update|lag|regex|css|javascript|java|python|paperwork|heartburn

{day} =
tonight|today|tomorrow|then|morning|monday|tuesday|wednesday|thursday|friday|saturday|sunday
    |christmas
(this|the|next) (week|weekend|month|evening|night)|summer|winter|spring|new year|midnight

{break_in} =
(break|breaking|kick|kicking|bang|banging|smash|smashing|pound|pounding) _3 (the|my|our) _1
    (door|window)

{slay} =
(kill|murder|shoot|stab|hurt|bomb|poison|strangle|slaughter|burn)(ing)?|stabbing

{this_way} =
overdos\w+|od<end>|o d on|slit(ting)? my (\w+ )?(wrists?|throat)|take all (of )?(my|the
    |these) {drugs}
(jump|jumping|leap|fall|hop) (off|in ?front|out|from|under|over|into) _3 {height}
(step|walk|drive|run|stepping|walking|driving) _3 (in ?front of|into|off) _2 (train|bus|truck
    |tree|wall|traffic|bridge|cliff|lorry|oncoming|river|sea|ocean)

{belongings} =
cats?|dogs?|pets?|things|stuff|belongings|possessions|guitar|books|collection|records|clothes
    |plants
savings|jewell?ery|watch|ring|car|bike|console|instruments

{mortal} =
die|dying|(be|being|im|was|were) dead|death|my (own )?(funeral|grave|coffin|death)|suicide
    |overdose|noose|hang(ing)? {myself}|alive|heart stops|stop breathing|stop existing|cease to
    |afterlife|life ends?

{final} =
tired|alone|cant|cannot|end|over|peace|peaceful|last|soon|forever|any ?more|nobody|no ?one
    |better|wish|want|ready|easier
easy|relief|only way|escape|pain|hurts|sorry|goodbye|worthless|burden|hate|why am i|still
    |deserve|supposed to|should
waiting|tonight|tomorrow|plan|decided|how would|thought about|thinking|think about|imagine
    |dream about
"""
