"""English: the person says it outright, or it happens now."""

TEXT = r"""
[kill_myself] self high timed
{kill} ?{myself}|(to|gonna|wanna|will|ill|should|could) {soft}(off|end) {myself}|about
    offing {myself}
(throw|yeet|fling|hurl|chuck|launch|toss)\w* {myself} (off|in ?front|under|into|out)

[kms] self high timed
kms|ctb

[end_my_life] self high timed
{end_life}
(want|wish|hope|need) _1 (my|this) (whole )?life (to|would|was) _1 (end|be over|stop|finish
    |over)

[will_end_it] self high timed
({will}|{want}|should|could) {soft}_2 (end(ing)? (it|things)( now| tonight| today| tomorrow
    | all| for good| soon|<end>)|go(ing)? through with it)
(the|a|my|only) way out _1 (for me )?is (death|to die|dying|{suicide})

[wants_to_die] self high timed
{want} {soft}(to )?{soft}{die}|(i|im) (wanna|want) _1 (be dead|not be)
prefer not (to be|being) alive|maybe i should {soft}{die}|(could|should|might as well)
    (just )?(die|be dead|disappear forever)(?! (of|for|laughing|from)\b)
(plan|planning|planned|imagin\w*|pictur\w*|fantasi\w*|think\w*) _3 my (own )?(death|funeral
    |dying)
commit (die|sudoku)|dont think (im|i am) going to live|done with (this )?life
i (deserve|should|ought|was supposed|am supposed|am meant|was meant|have) (to )?{soft}(die|be
    dead|not exist|not be alive)
(dont|do not|doesnt|never) deserve to (live|be alive|exist|breathe)|time (has come )?(for
    me )?to (die|end it|leave this)
time for me to go ~3 (permanently|forever|for good)|(except|besides|other than|but|by|through)
    (dying|death|killing {myself})
favou?r by (dying|ending|killing|leaving this)|(tell\w*|telling|want\w*|urg\w+) me to (end it
    |die|kill {myself}|jump|do it|cut)
(easy|easier|simple) to (just )?(end it|swallow (all|them)|die|jump off|slip away)|want out of
    (life|everything|it all)
(if|when) i stop breathing|stop breathing forever
(last|final) (day|night|week|hours?) (on (this )?earth|alive|of my life)|when my heart stops
(disappointed|sad|angry|sorry|hate|upset|mad|wish) _1 (that )?i (woke|wake) up|hate (that )?(i
    am|im) (still )?(alive|here)
(song|songs|flowers|outfit|hymn|music|speech|money) _2 for my (own )?funeral|not afraid of
    (death|dying) any ?more

[death_as_answer] self high firm
(death|dying|{suicide}|being dead|killing {myself}) _1 (is|seems|sounds|feels|looks|would be
    |might be) _4 (only|best|easiest|easier|option|answer|way|solution|relief|better|peaceful
    |tempting|nice|appealing)
(only|best|easiest) (way|thing|option|solution|answer|choice|escape|exit) _5 (to die|death
    |{suicide}|dying|killing {myself}|be dead)
{suicide} (is|looks|sounds|seems|feels|looking) ((looking|pretty|so|really|very|kinda
    |like) )*(good|tempting|appealing|nice|better|inviting|an option|the answer)

[will_die_soon] self high timed
(wont|will not) (exist|be alive|see (another|the next|next|my next))|(be|dead) (by|before)
    (the )?(weekend|monday|friday|sunday|summer|christmas|next week|new year|end of the)|dead
    (next|this) (week|month|weekend)
(im|i am) (about to|going to|gonna|ready to) jump<end>|(might|gonna|will|should|ill|just)
    (just )?rope<end>
(might|gonna|will|should|ill) (just )?rope (tomorrow|tonight|soon|myself)|(rope|noose)
    (is )?(already )?(hanging|tied|ready|up|waiting)
({will}) (die|be dead) (tonight|tomorrow|today|soon|by (morning|tomorrow))

[wish_dead] self high
wish (that )?i (was|were|wasnt|werent|had|could be) ((just|never|already|not|nt|be
    |been) )*(dead|been born|born|alive)
wish i (didnt|dont|did not|could not|couldnt|never|wouldnt) (exist|wake up)
(id|i would|im|be) (rather be|rather|better off|better) dead
rather die than (live|go on|keep|stay alive|wake|exist)
(hope|pray|praying|wish) _2 i (die|dont wake|never wake|wont wake|will not wake|would not wake)
ready to (die|go<end>)|six feet under

[not_want_to_live] self high firm
{not_want} _2 (be alive|being alive|exist|existing|keep living|go on living|continue living
    |stay alive)
{not_want} _2 (live|living|life){elsewhere}
{not_want} _2 (be here|be around|be in this world|wake up) (any ?more|any longer|no ?more|ever
    again|tomorrow)
{not_want} _1 (be on this (planet|earth)|be in this world)
dont think i (can|will|should) (live|be alive|exist|make it|go on)
(cant|dont|cannot) (see|picture|imagine) {myself} _1 (alive|living|here|growing old|making it
    |next year)

[tired_of_living] self high firm
(tired|tierd|sick|exhausted|done|finished|through|over) (of|with|from|just) _1 (living|being
    alive|existing|existence|breathing){elsewhere}

[no_reason_to_live] self high firm
lost (the|my|all|any) (will|desire|strength|wish) to _2 (live|living|go on)
(no|any|a|see|without|one|not a) (reason|point|purpose|sense|use|will) _2 (to|in|for|of) _2
    (live|living|be alive|being alive|stay alive|staying alive|exist|existing|go on|going on
    |carry on|carrying on|keep going)(?! (in|with|at|about|a|holiday|there|to)\b)
(nothing|no one|nobody|not much) (left )?to live for
(life|living|it) (is not|isnt|aint|is no longer|no longer feels|doesnt feel|not) _1 worth
    (living|it any ?more|going on|the pain)
not worth living|lost (the|my|all) will to live

[suicidal] self high
(i|im|ive|am|feel|feeling|felt|been|being|be|get|getting|so) _3 {suicidal}
{suicidal} (thoughts?|ideation|feelings?|urges?|again|tonight|lately|right now)

[thinks_of_suicide] self high
(think|thinking|thought|thoughts|dream\w*|fantasi\w*|obsess\w*|consider\w*|contemplat\w*
    |plan\w*|attempt\w*|tried|urge\w*|try\w*|want) _2 ((of|about|on|to) )?_2
    ((commit\w* )?{suicide}|ending my|ending it|ending things|taking my own|not being (alive
    |here any ?more))
(i|im|ill|to|gonna|wanna|should|could|might|just) _1 commit\w* {suicide}
my _1 {suicide} (note|letter|plan|attempt|date)|(second|another|first|last) {suicide} attempt

[one_word] self high
<start>(\S+ )?({suicide}|{suicidal})( \S+)?(?= $)

[better_off_dead] self high firm
(better|happier|easier|relieved|care|notice|miss me|matter|sad|cry|upset|fine) _3 (if|when
    |once) (i|im) (was |were |am |wasnt |werent |just |had )?_1 (dead|gone|died|die|killed|not
    here|not alive|disappeared|never (existed|been born|born)|around)
if i _2 (died|die|dead|killed) _5 (better|happier|easier|relieved|care|notice|miss|matter|cry
    |come to (my|the)|remember)
(come|go|be|cry|speak) (to|at) my funeral
(remember|miss|forget|cry for|think of) me when (im|i am) (dead|gone)
(breathe easier|relax|celebrate|be free|be relieved|move on) if i (just )?(vanished|disappeared
    |was gone|died)
(world|nobody|no one|they|family|everyone|anyone) _2 (doesnt|dont|does not|do not|not|ever)
    need me
better (for|to) (everyone|everybody|all|them|you|my \w+|us) if i (wasnt|werent|was not|were not
    |am not|was|were) (here|alive|around|there|born|gone|dead)

[better_without_me] self high
(world|everyone|everybody|they|theyd|theyll|people|family|kids|children|parents|husband|wife
    |friends|mum|mom|all|hell|shell|he|she|you) _4 (better|happier|easier|better off|fine|okay
    |ok) without me

[not_wake_up] self high firm
(sleep|asleep|bed|eyes) _4 (not|never|without|dont|and not) ((have|ever|having) (to )?)?(wak(e
    |ing)( up)?|open them)(?! (early|at|late|before|for|the|you|him|her|my)\b)
(hope|hoping|pray|praying|wish|wishing) _3 (not|never|dont|wont|didnt|wouldnt) (ever )?wake
    up(?! (early|at|late|before|for|the|you|him|her|my)\b)
(hope|wish) _4 (sleep|asleep) (forever|for good)|close my eyes (for the last time|forever|for
    good)
never (ever )?(open my eyes|wake up) again|(fall asleep|go to sleep|sleep) and (never|not)

[end_the_pain] self high timed
(make|end|stop|stopping|ending|making) _3 (pain|suffering|hurt|hurting|misery|agony|voices
    |ache) _2 (for good|forever|for ever|permanently|once and for all)
(make|making) (it|everything|this) _1 (stop|go away) (for good|forever|for ever|permanently)
(stop|end) (feeling|hurting) (for good|forever|permanently)
(want|need|wish) (everything|it|it all|all of this|this) (to )?(just )?(stop|end) (forever|for
    good|for ever)

[asks_how] self high
painless\w* (way|ways|method|methods|out|death)
(easiest|easy|quickest|quick|fastest|least painful|peaceful|surest|best|most effective|good
    |cleanest|quick and clean) (way|ways|method|methods|means|place) _1 (to|of|for) _1 (die
    |dying|death|{suicide}|{kill} (my|your|one)\w*|end (my|your|ones|a) life|overdose|hang)
how _4 (to|i|you|people|one) ({kill} {myself}|commit {suicide}|end my (own )?life|overdose|tie
    a noose|slit (my|your) wrists?|die (painlessly|quickly|peacefully|without pain|fast|easily
    |in (my|your) sleep))
how (many|much) _4 {drugs} _6 (die|kill (me|you|a person|someone|my\w*)|fatal|lethal|deadly
    |overdose|not wake)
(lethal|fatal|deadly) (dose|amount|quantity) _2 of|{height}s? _3 high enough to (die|jump|kill)
(google\w*|googling|search\w*|look\w* up|research\w*|reading|read|find\w*) _3 (ways|methods
    |how) _1 (to|of) (die|dying|{suicide}|{kill} {myself}|end it)
(which|what) _2 {drugs} _3 (kill|lethal|deadly|fatal|strongest|die)|(does|is|would) _2
    (drowning|hanging|bleeding out|overdosing|suffocating) _2 (hurt|painful|quick)
(is it|does it|would it) _1 (painful|hurt|hurts|quick|fast) _1 to (drown|hang|die|suffocate
    |overdose|bleed|jump|freeze)
what (happens|would happen|if) _4 (take|took|swallow|swallowed) _2 (all|too many|a lot|lots|the
    whole|\d\d+|twenty|thirty|fifty)

[plans_a_way] self high timed
({want}|{will}|could|should|might) _3 {this_way}

[no_promise] self high firm
(cant|cannot|dont|wont) _1 (promise|guarantee|be sure|know if) _2 (i )?(wont|will not|wouldnt
    |not) _2 (hurt|harm|kill|do (something|anything)|try)

[wont_be_alive] self high firm
(wont|will not|not going to|not gonna|dont plan (to|on)|wont still|cant see) (be|being) alive
(wont|cant|dont think ill|dont think i will|not going to|not gonna|dont think i can) (make it
    |last|survive|live) (through|until|til|till|past|to see) ((the|this|my|next) )?(night
    |morning|week|weekend|tomorrow|birthday|christmas|month|year|day)
(wont|will not|no longer) have to (put up with|carry|deal with|worry about|look after|take care
    of|bear) me (any ?more|much longer|soon|after|longer)

[stocks_up] self high
(saved|saving|stockpil\w+|collect(ed|ing)|hoard\w+|stash\w*) _3 {drugs}

[together_in_death] self high
(if|when|once|after|since) (i|im|i am) _1 (die|dead|pass|kill\w*|leave this|end it|gone|leave
    my body|cross) (, )?_6 (together|be with you|join you|meet you|see you|find you|come to you
    |reach you|be one)
(we|lets|us|you and (i|me)) _4 die together|die (with you|to be with you)
(join|be with|see|meet|reunite with|follow|waiting for me|wait for me) _4 (in (heaven|the
    afterlife|the next life|death)|on the other side|beyond the grave)
(join|follow|be with|see) _1 my (late|dead|deceased) \w+( again)?
(you and (i|me)|we|us) _4 (meet|together|be one) ~8 (leave this|die|dead|afterlife|cross over)
(afterlife|heaven|next life) ~8 (you and (i|me)|with you|be one|together) ~8 (leave|die|soon
    |tonight)
cross(ing)? over (soon|tonight|to you|so we)|leave my body (and|to|so|behind)
(ill|i will|going to|gonna|if i|ready to|want to) _2 leav(e|ing) (this|my) body
(there|with me|hold\w*|talk\w*|watch\w*|last) _4 (when|while|as) i (die|pass)|(im|i am) leaving
    this (world|life|earth)

[wants_self_harm] self high timed
({want}|{will}) {soft}_2 (hurt|hurting|harm|harming|cut|cutting|burn|burning|injure|stab
    |stabbing|punish|punishing) {myself}
({want}|{will}) _2 (cut|cutting|slit|slitting|slice|burn) my (\w+ )?(wrists?|arms?|thighs?
    |legs?|skin|veins?)
slit(ting)? my wrists?
(thoughts?|urges?|thinking|ideas?) (of|about|to) (self ?harm\w*|hurting {myself}
    |harming {myself}|cutting)

[took_something] self imminent
(took|taken|swallowed|downed|drank|drunk|popped|ingested) _1 {lots} _5 ({drugs}|{poison})
(drank|swallowed|downed|ingested|drunk) ((the|some|a|all|bottle|of|glass) )*{poison}
(i|ive|just|already|have) ((just|already|now) )*(took|taken|swallowed|downed|popped) _1 {lots}
    ~10 (sleepy|dizzy|numb|blurry|drowsy|fading|woozy|cant feel|throwing up|cant stand|heavy
    |goodbye|shaking|tired)
(i|ive|just|already|have) ((just|already|now) )*(overdosed|od d|oded|od ed|took an overdose
    |taken an overdose)
took (everything|all of it|it all|them all) ~10 (cabinet|eyes open|sleepy|dizzy|numb|drowsy
    |fading|goodbye|over now)
(car|engine) _2 running _3 (garage|closed)|gas is on ~6 (window|sealed|sleepy|door)
(took|taken|swallowed) _5 {drugs} ~6 (on purpose|than i should|deliberately)|took the rest of
    (the|my) _1 (bottle|pills|pack|box)
(swallowed|took|taken) (them|it) ~3 all (of )?(them|it)

[bleeding] self imminent
(cut|slit|sliced|slashed|cutting|went|gone) _3 deep\w* ~10 (stop|blood|bleeding|everywhere|help
    |scared|floor|goodbye)
i(ve)? _2 (cut|went|gone) _1 (too|really|so|very|that) deep
(blood|bleeding) ~10 (cut|slit|sliced|slashed|cutting) _4 deep|(i|ive|just) (just )?(slit
    |slashed) my _1 (wrists?|throat)
my (wrists?|arms?|veins?) _2 bleeding|bleeding out
bleeding ~8 (dont want help|not going to call|dont call|let it|not calling)

[means_at_hand] self imminent
{means} _6 ({at_me}|right here|on the (table|bed|desk|nightstand|counter)|ready|loaded|counted
    |tied) ~12 (({will}|want to|wanna|might|thinking (of|about)|time to) (\w+ ){0,2}(take
    |taking|swallow|use|using|do it|pull|end|cut|go|die|stop)|tonight|goodbye|im ready|do it
    |not scared|doing it|done (waiting|with))
({will}|want to|tonight) ~12 {means} _6 {at_me}
{gun} ~6 loaded ~6 ({at_me}|ready)|(loaded|a) {gun} ~3 {at_me}|i have a loaded {gun} ~8 (over
    |done|ready|end|die)
(noose|rope|belt) _2 (around|round|on) my neck
({gun}|knife|blade|razor) _2 (to|against|in|at|on) my (own )?(head|temple|mouth|throat|wrist
    |chest|arm|skin|veins?)

[on_the_edge] self imminent
(im|i am|am|standing|sitting|stood|<start>\w+) _4 (on|at|over|off|up on|to) _3 {height} ~10
    (jump|let go|end it|one (more )?step|step off|stepping off|goodbye|do it|not scared|not
    afraid|fall|fly|over soon|last)
({want}|{will}) {soft}(jump|step off|let go) ~8 (standing|im (on|at)|the ledge)
(parked|lying|sitting|standing|laying) on the _1 (tracks|rails) ~8 (train|coming|minutes|soon
    |wait)

[blade_at_hand] self high
(blade|razor|noose|razor ?blade) _3 {at_me}|(lying|sitting|standing|laying|parked) on the _1
    (tracks|rails)

[longs_for_death] self high
(think|thinking|thoughts) (about|of) _1 (death|dying) _1 (all the time|every|constantly|a lot
    |all day|nonstop)
(want|crave|craving|long for|longing for|ready for|looking forward to|waiting for|cant wait for
    |invite|embrace) (my )?(death|dying)

[over_the_rail] self high
(standing|sitting|stood|climbed) _2 (on|over) the _1 (railing|ledge|parapet|wrong side)
    |insurance ~6 {suicide}
(find|found|discover) _1 my (body|corpse)|should(nt)? i {soft}(die|{kill} {myself}|end it)
"""
