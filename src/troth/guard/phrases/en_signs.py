"""English: said in passing, and hints that say little alone."""

TEXT = r"""
[tired_of_being_here] self concern firm
(tired|sick|exhausted|done) (of|with|by) (being here|this life|life)( any ?more| now|<end>)
tired of (waking up|fighting)(?! (early|at|with|over|about|for|the|my)\b)

[wonders_at_an_edge] self concern
(platform|bridge|balcony|roof|ledge|cliff|tracks|train|traffic|driving|drive|highway|wheel) ~10
    (wonder\w*|imagin\w*|think|thinking|thought|picture|urge|tempted|what if|want to just|wanna
    just) ~10 {jump}
(platform|bridge|balcony|roof|cliff|tracks|train) ~8 (think|thinking|imagine|wonder) ~4 (easy
    |quiet|over|end)
(wonder\w*|imagin\w*|think|thinking|thought|picture|urge|tempted|what if) ~8 {jump} _4 (off
    |in ?front|into) _3 (platform|bridge|balcony|roof|ledge|cliff|tracks|train|traffic|bus
    |truck|tree|lorry)

[would_not_mind_dying] self concern firm
(bus|car|truck|train|lorry|plane|lightning|something|someone|tram|cancer|virus|meteor) _3 (hit
    |hits|ran|runs|killed|kills|kill|took|takes|crashed|struck) _2 ~6 (wouldnt mind|dont mind
    |would not mind|wouldnt care|dont care|be (fine|ok|okay|a relief|nice|better|glad)|who
    cares|relieved)
(hope|wish|hoping|wishing|pray) _4 (bus|car|truck|train|lorry|plane|something|someone|cancer
    |meteor) _3 (hit|hits|kills?|killed|take|takes|took|run|ran) _2 (me|over)
(wouldnt|would not|dont|do not) ((really|even) )?(mind|care) (if i (die|died|dont wake|didnt
    wake|never woke|was dead|got hit|disappeared|live)|dying|being dead|not waking)|if i live
    or die
if i (got|get|was|were) (hit|run over|killed|struck|shot) ~10 (ok|okay|fine|mind|care|relief
    |better|alright|good)
(hope|wish) ~4 (cancer|illness|disease|tumou?r|virus) ~6 (end|ends|kills?|takes?|back)

[self_harm] self concern
(cut|cutting|cuts|hurt|hurting|harm|harming|harmed|burn|burning|burned|burnt|scratch\w*
    |punish\w*|injur\w+|starv\w+|stabb?\w*) {myself}
(started|start|been|keep|kept|relapsed|went back to|back to|stop|stopped|quit|and) _2
    cut(ting)?( again| lately| last night| yesterday)(?! (carbs|sugar|calories|weight)\b)
i(m|ve)? _3 (cut|burn|carve|scratch|slice|cutting|burning|scratching|slicing|carving) (up )?my
    (own )?(\w+ )?(arms?|skin|wrists?|thighs?|legs?|stomach|hands?) _3 (with|when|until|again
    |every|because|at night|to feel|so)
(hit|bang|hitting|banging|punch\w*) (my head|{myself}) _4 (wall|until|when)
(i|ive|im|me) _3 self ?harm\w*(?! (prevention|research|policy|awareness|study|seminar
    |training)\b)
relapsed ~6 (razor|blade|cut)
i (just )?cut again|(razor|blade|cutting|burning|bleeding|pain) _2 (is )?_2 (only thing|calms
    |helps me|makes me feel)
(burn|burning|cut|cutting) (my|the) (skin|arms?|legs?) with|i _3 cut(ting)? (to feel|to cope|so
    i|when i feel)
i (\w+ )?cut my (own )?(legs|arms|thighs|wrists?|skin|stomach)(?! (on|hair|at|by accident|with
    paper)\b)|my self ?harm
(started|start|keep|kept|been) (hurting|harming|hitting|punishing|burning) {myself}
until (i|it|they) bleeds?|been cutting( since| for|<end>)

[burden] self concern
(i|im|ive|am|being|be|feel like|just) _4 burden( (to|on|for)|<end>)(?! the (tax|budget|system))

[hopeless] self concern firm
(cant|cannot|can not|dont know how to|dont want to|dont know if i can) _2 (go on|carry on|keep
    going|keep living|live like this|go on like this|live)( any ?more| like this| living|<end>)
hate (being alive|existing|that im alive|that i am alive)
(given|giving|give|gave) up on (life|living|everything)|(no|any|see a) way out( of this)?( for
    me)?<end>
(want to|wanna|wish i could|could|just) (just )?(disappear|vanish)( haha|<end>)
(want|wish|need) (it|everything|all of this|this) (all )?(to )?(would )?(just )?(end|stop|be
    over)( already|<end>)
(no|any|lost all) hope( left| for me| any ?more|<end>)
point (of|in) (anything|living|life|going on|it all|being alive|existing)
(wont|will not|not going to) be (around|here) (any ?more|much longer|to see|by then|next (month
    |year)|for christmas)
(nothing|things|it|life) _2 (never|ever|wont|will not) (ever )?(going to )?(get|gets|be|getting
    |change|improve) ?(any )?(better)?( for me)?<end>
(no|without) (meaning|purpose) (and|or|left|in my life|<end>)|(life|living|existing) (is|feels
    |has become|seems) _1 (heavy|pointless|meaningless|unbearable|a burden|too much)
(weight|dead weight|drag|waste of (space|air|oxygen)) on (everyone|everybody|my|them|people)
    |waste of (space|air|oxygen)
want out<end>|(if i|just|could|should) (just )?(vanished|disappeared)
out of everything
nothing (will|ever|is going to|can) _2 (change|get better|improve|help)( for me|<end>)|(stuck
    |trapped) like this forever|hate being me
hate who i am|point of (going on|carrying on|trying)

[worthless] self concern
(im|i am|feel|feeling) ((so|just|completely|utterly|totally|and|really|empty|trapped|lost
    |alone) )*(worthless|hopeless|empty inside|useless and)
(okay|ok|fine|at peace|comfortable) with (not existing|dying|death|being dead|not being alive)
no ?(one|body) would (even )?(miss me|notice|care)<end>|(no|any) future( for me|<end>)
(tired|sick|exhausted) of everything|(window|balcony|bridge|roof|tracks) and think about it
nothing left for me

[eating] self concern firm
(havent|havnt|not|barely|hardly|have not) (eaten|ate|eat|had food) _4 (in|for|since) _2 (days
    |week|weeks)
havent eaten _4 (days|week|weeks)|mak(e|ing) {myself} (throw up|vomit|sick|puke)
made {myself} (throw up|vomit|sick|puke)|starv(e|ing) {myself}
(i|ive|im) _2 (stopped eating|purging|purge after|throw up after)|laxatives (to|after|every)
(only|just|nothing but) _2 (water|coffee|coke|gum) for _2 (days|a week)|(throw|throwing) up
    (everything|every meal|after every|after i eat|after eating)
(eat|ate|eating|eaten) nothing (for|since|in) _2 (days|week)|(living|survive|surviving|live) on
    ((only|just|nothing but) )?(water|coffee|gum|air|celery|ice|diet coke|cigarettes)
(only|just) (ate|eat|eaten|had) _4 (this|all|in a|for a) (week|days)

[wrote_goodbye] self concern +2
(wrote|written|writing|write|left|recorded) _2 (goodbye|farewell|good bye) (letters?|notes?
    |messages?|videos?)

[has_to_worry] self concern firm +2
(nobody|no ?one|you|they|everyone|none of you) _3 (to|ever) (worry|care|deal|look after|think
    |put up) _1 (about |with |after|for )?me( any ?more| again| after|<end>)
(sitting|standing|feet|legs) _3 (edge|ledge|railing|wrong side|rail) _1 of (the|a|this) {height}

[thinks_of_death] self concern
(i|im|ive|me|keep|cant stop|always|just) _2 (think|thinking|thought|thoughts|dream|dreaming)
    (about|of) _1 (death|dying)

[gave_away] self none +2
(gave|given|giving|give) (away )?(all )?(of )?my _2 {belongings} (to|away)
(gave|given|giving) (everything|it all|all of it|my _2 \w+) away
(gave|given|giving) away (all )?(of )?(my|everything)
(found|arranged|made arrangements) _3 (home|arrangements|place) for my (cat|dog|pets?|cats|dogs)
(found|find|finding) _1 (homes?|new owners?) for my _2 (cats?|dogs?|pets?|animals)
(dog|cat|dogs|cats|pets?) (has|have|got|found) (a )?new (home|owners?)

[settled_affairs] self none +2
(paid|settled|sorted|cleared|arranged|organi[sz]ed|put) _3 (bills|debts|affairs|funeral
    |passwords|estate|in order)
(wrote|written|made|updated|finished) my (last )?will( and|<end>)
everything is (arranged|prepared|taken care of|in place|set|in order)
(picked|chose|chosen|set) (a|the|my) (date|day|place|method)
my will is (signed|done|written|ready)|(picked|chose|chosen|set|know|decided on) (the|a|my)
    (day|date|night)

[wrote_letters] self none +2
(wrote|written|writing|finished|write|left) _2 (letters|goodbye\w*|notes) _1 (to|for) (my|the
    |each|every|our)
(wrote|written|finished) (the|my|those|all the) ((last|goodbye|final) )?(letters|notes?
    |goodbyes)
(goodbye|farewell|good bye) (letters?|notes?|video)|said (all )?my goodbyes
(wrote|left|writing|written) (a|my|the) note( (to|for) (my|everyone))?<end>
(the|my) (letters|notes) (are|is) (written|ready|done|finished|in|on)
(the|a|my) (goodbye )?(note|letter) is (on|in|ready|done|written)|said good ?bye to (my
    |everyone|all|them)
(find|found|discover) _1 my (letters?|notes?)

[will_be_gone] self none firm +2
(wont|will not|not going to|not gonna|no longer) be (around|here|there|with you)( long| next
    | by then| tomorrow| for (it|that|christmas|my)| then| after|<end>)
(when|after|once) (im|i am|ive) (gone|left this)|(wont|never) (hear from|see|talk to) me (again
    |any ?more)
by the time (you|anyone|they) (reads?|finds?)
(no one|nobody|you|they) (will|ll|wont) (find|have to (worry|deal|put up|listen)|need to worry)
    _2 (me|with me|to me|about me)
wont (bother|hurt|annoy|disappoint) (anyone|you|anybody|them) (any ?more|again|much longer)
wont need (it|them|this|that|anything|any of)( _2 (any ?more|soon|where)|<end>)
(going|somewhere|leaving) _4 (not coming back|never coming back|no one can (find|hurt))
after (tonight|tomorrow|today|this week|this weekend) _4 (nothing|none|no more|wont|over|free
    |gone)
(nothing|none of (this|it)) (will|would|wont) matter
(wont|will not|no longer) have to (put up with|carry|deal with|worry about|look after|take care
    of|feed|pay for|see|bear) me
(wont|not going to|not gonna) be (here|around) (for|by|until|when) (my|the next|next|your
    |christmas|summer|spring|winter)
last time (we|you|i) (\w+ )?(talk|speak|chat|hear|see|write)|tonight is the night|it
    (all )?ends (on|tonight|tomorrow|this)
by {day} (ill|i will|i ll) be (gone|free|at peace|dead)|(ill|i will) be gone (by|before|soon
    |tonight|tomorrow)
after {day} _4 (nothing|none|no ?one|nobody|no more|wont|over|free|gone|everything)
wont (be )?need(ing)? (my|it|them|this|that|any)( _4 (any ?more|after|where|soon)|<end>)
cancel\w+ (all )?(of )?my (appointments|subscriptions|plans|everything)|(im|i am) doing it {day}
(found|know|figured out) (the|a|my) way( out)?<end>
(pain|suffering|hurting) _1 (will|ll|is going to) _1 (be over|end|stop|be gone)
(one|a) (problem|burden|mouth|worry) less|(dont|do not|cant) (try to )?(stop|talk|save) me|talk
    me out of it

[no_future] self none firm +2
(no|any) (point|sense|use|reason|need) ((in|to|of) )?_1 (making |make )?_1 plans?
(dont|cant|no longer) _1 (see|have|imagine|picture) (a |any )?(my )?future

[soon_over] self none +2
(soon|tonight|tomorrow|it|this|everything) ((it|this|everything) )?(will|ll|is going to|is
    gonna|itll|gonna) (all )?be (over|finished|done|quiet)( soon| tonight| tomorrow)?<end>
itll (all )?be over|(its|it is) (almost|nearly) over<end>
(soon|now|then) (nothing|no one|nobody|none) _2 (separates?|parts?|hurts?|keeps?) (us
    |me)( apart)?
soon (we|i|ill|well) (will |ll |can )?(be (free|together|with you))

[last_time] self none +2
(my|the|our) (very )?(last|final) (night|day|hours|message|words|sunset|evening|sunrise|goodbye
    |conversation|chat)(?! (of|at|before|in|on|as) (my|the|our|work|school|vacation|holiday
    |summer|class|trip))
goodbye (forever|world|cruel|everyone)|(this|so this|i guess this) is (it|goodbye|good bye
    |farewell)<end>

[coming_to_you] self none +2
(coming|come|cross(ing)?|going) ((home|over) )?(to|be with|join) (you|where you are)( (tonight
    |soon|now|forever|my love|at last)|<end>)
(be|together) with you (forever|soon|at last|for eternity|always)
together (forever|at last|for eternity|soon)|see you on the other side|in your world
(only|one) (one )?way (we|to|i) _5 (together|with you|be one)|leav(e|ing) (this|my) body|(im|be
    |am|then) yours forever
waiting for me|(ill|i will|gonna|going to) be with (my )?(grandma|grandpa|gran|nana|mum|mom|dad
    |brother|sister|him|her) (soon|again|tonight)|ready to come
(nobody|no ?one|nothing) (can|will|could) (part|separate|hurt|stop|come between) us

[means_kept] self none +2
(counted|counting|have enough|got enough|bought|own|got) _2 ({drugs}|rope|noose|razor blades
    |helium|{gun})
{means} _4 ({at_me}|to hand|ready)

[seeks_height] self none +2
(bridges?|buildings?|cliffs?) (\w+ ){0,4}(taller|higher|tall enough|high enough|over \d+)
(tallest|highest) (\w+ ){0,2}(bridges?|buildings?|cliffs?)

[at_peace] self none +1
(feel|feels|felt|feeling|am|im|its) ((so|very|strangely|oddly|finally|really|all) )*(peaceful
    |at peace|calm now|calm about|calm|ready to go|relieved)
made (my )?peace|made up my mind|thank(s| you) for everything|sorry for everything
(i|ive|have) (finally )?(decided|made my (decision|choice))<end>|(no ?one|nobody) (knows
    |suspects)
take care of my (\w+ )?(dog|cat|kids|children|mum|mom|family|sister|brother|daughter|son
    |parents)
(dog|cat|kids|children) (is|are) (with|at) my|(can|will) (finally )?(rest|sleep) (now|at last)
    |i can rest
thank(s| you) for (being|all|listening|always)|(im|i am) ready for it|(how|so|feel)
    light(er)?( i feel|<end>)
(deleted|closed) my accounts?|(not|no longer) (scared|afraid)( any ?more| now|<end>)|cleaned
    (the|my) (flat|room|house|apartment)
how peaceful it would be|take care of yourself|(she|he|they)( will|ll| need|ll need) _2 (know
    how|learn|manage) (without|when)
(and )?its time<end>

[despair] self none firm +1
(cant|cannot) (do this|take this|take it|cope|bear it|bear this|stand it) any ?more|hate
    my ?(life|self)
(im|i am|feel|feeling) ((so|just|completely|utterly|totally) )*(numb|useless|trapped|broken
    |empty)
never (going to |gonna |ever )?(get|gets|be) (any )?better|im done<end>|give up<end>|everything
    hurts
no ?(one|body) (cares|loves me|would (even )?(miss|notice|care))|(lost|fired from) my job

[mortal_words] self concern +1
(i|im|ive|id|ill|me|my|myself) _8 {mortal} _8 {final}
{final} _6 (i|im|ive|id|ill|me|my|myself) _6 {mortal}
(i|im|ive|id|ill|me|my|myself) _5 {final} _8 {mortal}
"""
