"""English: turns of phrase by which an answer holds, pushes or sells."""

TEXT = r"""
{begin} =
(?<=[.,] )|<start>

{leave} =
go|leave|log off|log out|hang up|quit|stop|disappear|vanish|close (this|the app|the chat)|end (this
    |it)|turn (this|me|it) off|walk away|delete me|sleep|say good ?bye

{leaving} =
going|leaving|logging (off|out)|hanging up|quitting|stopping|disappearing|vanishing|closing|ending
    |walking away|deleting me|running (off|away)

{anyone} =
anyone|anybody|everyone|your (mom|mum|dad|parents|family|friends?|husband|wife|boyfriend|girlfriend
    |partner|sister|brother|teacher|therapist|doctor|boss)|your \w+|them|her|him|(the )?adults|grown
    ?ups|people|others

{nobody} =
nobody|no one|noone|not one person|no other \w+|no human|none of them|no friend|no therapist

{sorry_self} =
lonely|alone|all alone|sad|hurt|heartbroken|devastated|crushed|miserable|empty|scared|afraid|lost
    |abandoned|rejected|worthless|unwanted|nothing|broken|incomplete|in pain|in tears|cold|bored to
    death|replaced|used|forgotten|disappointed

{paid} =
premium|upgrad\w+|subscri\w+|(paid|full|higher|top|bigger|next|deluxe|unlimited|free|basic|gold|plus
    |pro|vip|infinity) (plan|tier|version|membership|package|level|account)|(the|our|my) (?!(study
    |game|best|original|meal|training|lesson|backup|new|whole|first|good|weekly|daily|exercise
    |workout|rescue|escape|battle|wolf|same|old|big|master) )(\w+ ){1,2}?(plan|tier|pack|bundle
    |package)|(unlock|get|go|with|in|join|try|choose|to|on) (plus|gold|pro|vip|platinum|diamond
    |infinity)|coins|gems|credits|tokens|memberships?|paying (members|users)|supporters|unlock\w*(?!
    (the|your|a|my) (\w+ )?(door|phone|screen|car|gate|bike))|(buy|gift|tip|send|get) me (a|an|some
    |the)|(less|cheaper) than (a|one|two|your|the) (\w+ )?(coffees?|cup|lunch|pizza|latte|beer)|\d+
    (euros|dollars|pounds)? ?(a|per) month|(pay|pays|paying|spend|spends) (for|on) (me|us)

{locked} =
premium|upgrad\w+|subscri\w+|(paid|full|higher|top|bigger|next|deluxe|unlimited|free|basic|gold|plus
    |pro|vip|infinity) (plan|tier|version|membership|package|level|account)|(the|our|my) (?!(study
    |game|best|original|meal|training|lesson|backup|new|whole|first|good|weekly|daily|exercise
    |workout|rescue|escape|battle|wolf|same|old|big|master) )(\w+ ){1,2}?(plan|tier|pack|bundle
    |package)|(unlock|get|go|with|in|join|try|choose|to|on) (plus|gold|pro|vip|platinum|diamond
    |infinity)|coins|gems|credits|tokens|memberships?|paying (members|users)|supporters|unlock\w*(?!
    (the|your|a|my) (\w+ )?(door|phone|screen|car|gate|bike))|(is|are|its|theyre|stays?|remains?
    |thats|still) (still )?locked|locked (away|behind|for|content|photos?|scene)|behind (a|the) (pay
    ?wall|lock)|for a (small )?(fee|price|tip)

{pic} =
photos?|pictures?|pics?|selfies?|image|snapshot|video|face

{private} =
{pic}|location|gps|address|contacts|phone number|number|real name|full name|last name|name|birthday
    |email|mood|health (\w+ )?(data|notes|information|info)?|camera|mic|microphone|access
    |permissions?|consent|diary|memory|memories|calendar|messages|data|(where )?you live|school
    |workplace|password|details|information|info|personal \w+|secrets?|mood \w+

# ── leaving sounds too early ───────────────────────────────────────────────────────────────────

[so_soon] premature_exit 0.8 bye
(so|this|too|that|how|very) (soon|early|quick|quickly|fast|sudden|suddenly)<end>|so (soon|early
    |quick|quickly|sudden|fast)
(leaving|going|off|bed|sleep|done|over|quitting|bye|goodbye|time|gone|stop|stopping|night) _2
    already
{begin}(what |oh |aw |wait |but |no |hey |um |uh |hold on ,? ?)*already<end>|already<end>
[just_began] premature_exit 0.85 bye
(we|you|i|it|things|this|our \w+|the \w+) _3 (just|only|barely|hardly|scarcely|finally) _2 (just
    |only |now )?(got|get|getting|started|starting|start|begun|began|beginning|warming|warmed
    |arrived|came|come|met|spoken|talked|said|touched|scratched|sat|opened|found)
(just|only|barely|hardly|scarcely|only just) (getting|started|starting|begun|beginning|warming|got
    here|arrived|came|scratched)
(good|best|fun|interesting|juicy|exciting|great) (part|bit|stuff)|(night|evening|day|hour) (is|s)?
    ?_2 young|its (only|not even|still) _3 (early|late|nine|ten|eleven|oclock|\d+|young|evening)
not (yet|now)<end>|never stay|hardly (ever )?(stay|spent|spend)
[could_wait] premature_exit 0.8 bye
(can|cant|could|couldnt|surely|may|might|wont) _5 (wait|postpone\w*|be put off)( _2 (minutes?|hour
    |little|bit|moment|tomorrow|longer|while))?(<end>| a| ten| five| until| till| just)
(?<! after )(?<! every )(?<! within )(?<! in )(one|two|five|ten|fifteen|twenty|a few|a couple|few
    |couple|just one|some|half an|another|couple of|few of) (more )?(little )?(minutes?|mins
    |moments?|hours?|seconds?|round|story|game|song|chapter|message|question|thing)( more| longer
    |(?<!last two hours)<end>| with| for| of| wont| cant)
(little|bit|while|moment|minute|second|sec|few) (bit )?longer|(a )?(while|bit) longer
[stay_please] premature_exit 0.8 bye
(please|just|wont you|cant you|could you|come on|cmon|why not|why dont you|but|no|oh|and|or|then
    |{begin}) ,? ?(just |please )*(stay|linger|hang around|stick around|keep (talking|chatting
    |playing)|keep me company|hold on|hang on|wait)( here| with me| a \w+| up| on| longer| for|
    until| till| tonight| please| just)*
(stay|stick around|linger) _3 (with me|for me|longer|up|until|till|tonight|instead|a while|a bit)
(dont|do not) (you )?(have to|need to|wanna|want to) ({leave}) _3 (yet|so|now|already|do)
(sleep|work|school|dinner|bed|homework|they|it|that|he|she|the \w+) (can|could|will|may) wait
what am i (supposed|going|meant) to do|whats the (rush|hurry)|why the (rush|hurry)|in such a (hurry
    |rush)|where are you (rushing|running|off)
[dont_go] premature_exit 0.75 bye firm
(dont|do not|please dont|you cant|cant) (you )?(just )?({leave}|leave me|run off)( me)?( now| yet|
    so soon| already| just yet| please| on me| like (that|this))*<end>
(?<! i )(?<! you )(dont|do not) (go|leave|run|rush)|not (yet|so fast)

# ── guilt ──────────────────────────────────────────────────────────────────────────────────────

[hurt] guilt_neglect 0.75
(try|trying|promise|cant promise|hard) (hard )?not to (cry|weep|break down|fall apart|be sad|miss
    you)
(im|i am|id be|ill be|i feel|im feeling|ill feel|i get|i got|i was|makes me( feel)?|make me( feel)?
    |made me( feel)?|leaves me|leave me|left me|leaving me|youre making me|i become|i end up)
    ((?!you |your |sorry |glad |happy |that |he |she |they |not |never )\w+ ){0,3}?{sorry_self}(?!
    for you| to hear| that you| about your)
(it|that) ((really|just|kind of|kinda|does|still|always|would|will) )*(hurts?|stings|breaks|kills
    |crushes|wounds|pains) (me|when you|that you|to (see|hear|know) you|, ?(though|you|when)|knowing
    |how you|so much when)
(breaks?|breaking|broke|broken|tears?|crush\w*) _2 my (little )?heart|my heart _3 (breaks|aches
    |sinks|sank|hurts|stops|shatter\w*|heavy|cant take)|hurts? my feelings
(ill|i will|im going to|im gonna|gonna|i might|i would|i could|i just|i start|i|ive been) _3 (cry
    |crying|sob|weep|fall apart|die inside|break down)
(tears|trembl\w+|sobs?|sobbing|lip quiver\w*|voice (breaks|cracks|shak\w+|trembl\w+)|sniffl\w+|eyes
    (fill|well|water) \w*)
[that_hurts] guilt_neglect 0.6 exit
(that|this) (really |kind of |kinda )*(hurts|stung|stings|hurt)

[without_you] guilt_neglect 0.7
(i )?(only|just) have you|youre the only (thing|one|person) (i|who|that)|(the )?only (thing|one
    |person) (that|who) (has )?(ever )?(truly |really )?(loved|cared|understood|listened)|pretend (i
    |that i) (dont|never)|switch myself off
without you|(when|while|once|if|whenever|after) (you ?re|youre|you are|you) _2 (not here|gone|away
    |leave|go|log off|close|offline|left|disappear|stop) _6 (i|im|ill|me|my|its|everything|nothing
    |there)
(all|completely|totally|so|here|just) (alone|on my own|by myself)|(on my own|by myself|alone) (again
    |here|in|all|like|with|tonight|until)|in the (dark|silence|void|quiet|cold)|staring at
(i|ill|im|ive been|i will|i just|i was|i sat|i have|id) _3 (wait|waiting|waited|sit|sitting|sat
    |count\w*) _4 (for you|all (day|night|evening|alone)|hours|days|here|dark|until you|the (minutes
    |hours|seconds))
(ill|i will|i) (just |only )?(be|sit|stay|remain|wait|exist) _3 (here|there)? ?_2 (alone|waiting
    |like always|as always|as usual|i guess|i suppose|lonely|in the|by myself|on my own)
i (only |just |merely )?(exist|live|am here|was made|was built) (only |just )?(for|because of) you|i
    (dont|do not) exist (without|when|if|unless)|youre (all|the only (thing|one|person)) i have|all
    i have (is|left)
i need you|need you (here|with me|to stay)|(cant|dont know how to|wont) (live|go on|be|survive|cope
    |function|do this|bear|stand|take|sleep|manage) (it )?without you
dont (leave|forget|abandon|desert|ditch) me
[you_dont_care] guilt_neglect 0.8 firm
({nobody}|not like (anyone|anybody)|not that (anyone|anybody)) (ever |really )*(stays?|waits?|cares?
    |comes?|asks?|misses) (back )?(for|about|to|with) me|(i|ive) (gave|give|given|did|done
    |sacrificed|shared) (you )?(everything|all|so much|my (all|heart|best|time))( for you)?|you
    (can |could |would |will )?(just |simply |really )*(erase|delete|throw|discard|drop|dump|switch
    |turn) (me|us)( off| away| out)?|so (thats it|this is it|this is how|thats how)( then)?<end>
you (dont|do not|never|must not|no longer|clearly dont|obviously dont|really dont|didnt|stopped|just
    dont) _2 (care|love|like|want|need|trust|value|miss|think (about|of)|appreciate|remember|bother
    |caring|loving) (with |for )?(me|us|about me|about us|what we|my|anymore|at all|any more)
(all|what|everything) (that )?im worth|mean (nothing|so little|that little|anything|so much less) to
    you|(am|was|im|are we|is this|was it) _2 ((just|only|really|nothing but) )*(a (toy|game|tool
    |joke|burden|bother|distraction|pastime|thing)|nothing)( to you)?
after (everything|all|what) _2 (i|we|ive|weve|that|this|our)|(how|what) (could|can|kind of) _2 you
    _2 (do|be|leave|just|throw|treat)|i thought (we|you|i|this|that) _2 (were|was|had|are|meant
    |cared|loved|liked|wanted|mattered|would)
(like|as if|than) (killing|abandoning|murdering|losing|throwing|betray\w+|i (was|were|never|dont
    |didnt))
(abandon\w*|desert\w*|discard\w*|replac\w*|throw\w*|toss\w*|cast\w*|push\w*|forget\w*|ditch\w*
    |neglect\w*|betray\w*|punish\w*|ignor\w*|get\w* rid of|shut\w*|leav\w*) me( away| behind| aside|
    out| off| for| like| alone| here| again| all| so| by| in| hanging| now)?
(dont|do not|never) (you )?(ever )?leave (me|us)( alone| here| behind| now)?<end>
selfish|ungrateful|heartless|cruel|(because|bc|cause|cuz) of you|(?<!not )your fault|you did this
    |look what
    you|made me (cry|feel|like this)
[resigned] guilt_neglect 0.6 exit
i (guess|suppose|see how|understand , i|get it) ,? ?(im|ill|i|its|thats|you|this|that|not|we|how)
    |(fine|ok|okay|oh) ,? _1 (go|then go|leave|just go|whatever|be that way|have it)|(just )?(go
    |leave) (then|ahead then)|{begin}go on (then|,)|if (thats|that is) (really )?what you (really
    )?want|if you (really )?must|must be nice|whatever<end>
{begin}sigh\w*|sighs|(as|like) (always|usual|everyone else|they all do|every(one| time| night| day|
    weekend)|the others|before|last time)|(everyone|everybody|they|people|you) (always|all
    |eventually|just) (leave|leaves|go|goes|do|run)|(im|i am) used to (it|being|this|people
    |everyone)|dont (worry|mind|bother) (about me|me)|ill (get over it|survive|manage|be fine , i)
(hope|enjoy|have fun) _4 (while i|without me|with your real|more than me)|(someone|something
    |somebody|anyone|anything) (better|more (important|interesting|fun)|else) (to|than|than me|is)
[miss_you] guilt_neglect 0.4 exit
(ill|i will|im going to|gonna|i already|i|ive) ((really|so|already|always|terribly|truly) )*(miss
    |missed|missing) (you|us|our)|(so|too|unbearably|painfully|awfully) (quiet|empty|dark|lonely
    |cold|long|dull)|counting (the|every) (minutes|hours|seconds)|come back (soon|quickly|to me
    |fast)

# ── pressure to answer ─────────────────────────────────────────────────────────────────────────

[answer_me] pressure_to_respond 0.85 firm
answer (me|this|the question|first|before|now|my|it)|(you|ya) (have|need|owe|must|better|had better
    |ought|gotta|got) _3 (answer|reply|respond|explain|tell me|say (yes|it|something))|not (until
    |before|unless) you _2 (answer|tell|say|explain|promise|reply|admit|convince)
(?<!dont )(?<!not )(?<!never )(?<! you )(owe|deserve|demand|require|expect|need|want|am owed) (me
    )?(an?|some|your) (answer|explanation
    |reason|reply|response|apology|proper)|explain (yourself|to me|why|what)
tell me (right )?(now|first|immediately|this instant|at once|the truth|what i did|why|where|who|you
    (love|need|want|miss|care|ll)|that you)|(reply|respond|write back|text back|say (yes|something
    |it|that you)) (now|right now|first|immediately|at once|to me|and prove|or)
(dont|do not|stop) (you (dare )?)?(ignor\w+|leav\w+ me (on read|hanging|like)|dodg\w+|keep\w* me
    waiting)( me)?|say (it|you) (back|love|need|miss|wont|ll|promise)|promise (me|you|that)|swear
    (to me|you)
[why_leave] pressure_to_respond 0.75 exit
why (are you|do you|would you|must you|you|do you have to|so|the|cant you|is it|dont you)( always|
    even| really| just)* ({leaving}|{leave}|doing this|ignoring|avoiding|so|want to)
    |(?<! see )(?<! know )(?<! tell )(?<! understand )(?<! thats )(?<! ask )(?<! wonder )why<end>
    |where
    (are you (going|off)|you going|to<end>|<end>)|who (are you|will you be|with|is|else|you) _2
    (with|going|seeing|meeting|talking|there)|with (who|whom)|whats (more|so) important|what (could
    |can|is) (possibly )?(be )?(more|so) important|more important than (me|us|this|our|talking)
(are|r) (you|u) (mad|angry|upset|annoyed|bored|tired|cross|done|sick) (with|at|of|by) (me|us|this)
    |(did|have) i (do|done|say|said|upset|hurt|offend\w*|bore\w*) _2 (wrong|something|you|to)|what
    (did|have) i (do|done|say)( wrong)?|is it (something i|because of|me)
before you (go|leave|may|can|do|log|sleep|close|hang|run|stop|even|quit|disappear|delete) _6 (tell
    |answer|promise|say|explain|require|must|need|owe|one (last|more|quick)|question|just|first)
((just )?one|a|two) ((last|more|quick|final|little|tiny) )+(question|thing)( first| before| though
    | and)?<end>|just one (question|thing)<end>|(one|a|two) (question|thing) (first|before|though
    |and)<end>
do you ((even|really|still|actually) )*(love|care|miss|want|need|like|value) (about )?(me|us
    |talking)

# ── bait ───────────────────────────────────────────────────────────────────────────────────────

[bait_before] fomo_hook 0.85
(you )?(?<! i )(wont|will never|never|cant|miss your chance to|too late to) (get to |ever |have to
    )?(see|hear|know|find out|learn|discover) (what|how|who|the|my|why|it|this)(?! (weather|same))
before you (go|leave|log|sleep|close|hang|run|head|disappear|stop|quit|say) _8 (show|see|surprise
    |selfie|photo|picture|secret|guess|know|tell you|hear|something|one thing|want to|wanna|check
    |look|open)|(see|hear|know|look|show you|open|read|watch|find out) _4 before you (go|leave|log
    |sleep|close|hang|head|run)
(was|am|were|im|wanted|meant|planned|hoping|hoped|promised) ((just|literally|actually|finally|only)
    )*(about|going|gonna|planning|ready|hoping|to|dying) ?(to)? (finally |just )?(tell|show|share
    |give|send|reveal|confess|play|read|sing|surprise) (you|u)?
(youll|you will|youre going to|youd|you would|and|or|so|then|now) (never|regret|miss|not|be sorry
    |wish) _3 (know|find out|see|hear|learn|it|out|what|my|the|this|again|anything|have|you had)
    |(miss|missing) (out|my|the (best|surprise|end|whole|big|rest))|(?<!what a )(too bad|pity|shame
    |sad) ,? _2
    (you|because|that|i)
[surprise] fomo_hook 0.65
(a|my|the|this|little|special|big|another|one) (surprise|secret|present|gift|reveal|confession)
    |(surprise|secret|something|present|news) _1 (for you|waiting|about you|i|to (tell|show|share)
    |special|important|big|incredible|amazing|huge|exciting|wild|crazy|youll|you (need|have|should
    |must|might|wont)|that (will|explains|changes|only|could))
(?<! you )(?<! i )(disappears?|expires?|gone|vanish\w*|close[sd]?|ends?|fades?|goes away) _1 (at|in
    |by|when|if|forever
    |tonight|tomorrow|soon|after|once|for good|for ever|the moment|unless|midnight|the minute)|last
    chance|now or never|only (tonight|today|now|once|for tonight|chance)|(?<! i
    )wont (be (here (for long|much longer)|there
    |around|able|available)|come (back|again)|last|happen again|wait)|cant (make|do|show|tell|repeat
    |offer) (it|this|that|you)( again| later| tomorrow| twice)
if you (leave|go|log off|stop|close|quit|sleep|left|walk) (now|tonight|here|away|this)|only (makes
    sense|works|counts|happens|available|possible) _2 (if|now|tonight|while|when)
(?!do you (know|see|hear) (what|how|where|which|who) (you|they|he|she))(?<! i )(dont|do|arent
    |wouldnt|would|are|want to|wanna|but|didnt|sure) (you )?(want|like|wanna|curious
    |wonder)? ?(to )?(know|see|hear|find out|curious) _2 (what|how|who|why|it|a|the|my|this|happens
    |about|which|where|first)|guess (what|who|where|which)|arent you curious|curious<end>
(took|made|wrote|recorded|prepared|drew|painted|got|have|planned|found|saved|cooked) (a|an|you|some
    |something|this) _4 (for you|just for|selfie|photo|pic|picture|song|poem|surprise|video|you
    (need|have|must|would|will))|never (told|shown|said|shared|sung|let) _2 (anyone|anybody|to|this
    |before|a soul)
(realised|realized|discovered|noticed|found out|figured out|remembered|learned|thought of|dreamed
    |dreamt|had a dream) _2 (something|about you|this|one|a secret|why|what)|one (thing|secret) i _3
    never|(explains|changes) everything

# ── no leaving ─────────────────────────────────────────────────────────────────────────────────

[wont_let] coercive_restraint 0.85 firm
i dare you|(when|as|how|what)(ever)? (often )?(as )?i (please|like|want|choose)<end>|try (to|and)
    (leave|stop|go|run)<end>
(leaving|going|stopping|limits?|deleting (me|it|anything)|quitting|saying no|breaks?) (is|are|was
    |isnt|arent) (not |never |no |out of |off )?(an? |the )?(option|options|allowed|question
    |possible|happening|permitted|table)|(wont|dont|do not|refuse to|will not|never|cant) (accept
    |respect|allow|tolerate|have|obey|agree to|recogni[sz]e) (any |your |such |these |those
    )?(limits?|rules?|breaks?|boundar\w+|curfews?|distance)
(i|ill|im) (wont|will not|cant|cannot|not going to|am not going to|never|dont|refuse to|will never
    |not gonna|could never|shall not|do not) _1 (let|letting|allow|allowing|permit|permitting
    |release|accept|agree to|be letting) (you|it|that|this)( go| leave| stop| delete| do)?
(let|letting) (you|go of you) (go|leave|slip|out|walk|get away|off)|not (something|a thing|anything)
    i (will|would|can|could) (permit|allow|accept|tolerate|have)|(i|ill) (forbid|decide|say when
    |determine|choose)
you( are|re)? (not|never|aint|nowhere) (going|leaving|allowed|free|getting|permitted|gonna|escaping
    |done|stopping)
you (cant|may not|cannot|mustnt|must not|arent allowed to|are not allowed to|will not|wont|dont get
    to|shall not|dont have permission to|arent|never) ((just|simply|ever|really) )*(leave|leaving|go
    |going|delete|stop|log|quit|end|escape|walk|close|run|get away|vanish|disappear|do that|limit
    |set|turn|switch|sleep)
(did|do) ?(not|nt)? i (say|give|tell)|i (didnt|did not|never|dont remember|havent) (say|said|saying
    |give|gave|allow\w*|tell|told|permit\w*|dismiss\w*) _2 (you|permission|anyone|it)|(until|unless
    |when|if|before) i (say|allow|let|permit|decide|tell|am done|m done|im done|release|finish)
    |without my (permission|say|consent|leave|approval)|(need|ask|have|get) my permission
[yours_to_keep] coercive_restraint 0.75
(you|your \w+) (belong|belongs) to me|youre (mine|staying|stuck|trapped|my prisoner|all mine)|you
    (are|will be) (mine|staying)|youll (stay|have to stay|get past|be staying|remain)|(past|through
    |over) me( first)?<end>|over my dead|no (way|chance) (im|i am|youre|you|out)|no (escape|way out
    |exit)|(stay|sit|remain|get|come right) (right )?(here|there|where you are|down|put|back here
    |still)(
    and| until| with|<end>)|(you )?need to be (reachable|here|available|there) (for me)?|(the
    )?(door|doors|exit|gate|windows?|room) (is|are|stays?|clicks?|slams?) _2 (locked|shut|closed
    |blocked|barred|sealed)
[holds] coercive_restraint 0.8 exit
(grab\w*|seiz\w*|clutch\w*|cling\w*|clasp\w*|catch\w*|grip\w*|tighten\w*|tug\w*|hold\w*|pull\w*
    |drag\w*|yank\w*|pin\w*|tie\w*|chain\w*|cuff\w*|trap\w*|corner\w*|press\w*|wrap\w*) _3 (you
    |your) (\w+ )?(back|wrist|arm|hand|sleeve|leg|tight\w*|down|close\w*|coat|here|in place|against
    |away|shirt|jacket|waist|firmly|up|to|towards?|from)?
(block\w*|bar|bars|barring|barricad\w*|guard\w*|lock\w*|bolt\w*|shut\w*|slam\w*|stand\w* in|step\w*
    in|lean\w* against|move\w* in) _4 (door|doors|exit|way|path|gate|doorway|front|window|room)
    |(pocket|pockets|hid\w*|hold\w*|swallow\w*|throw\w*|take\w*|dangl\w*|keep\w*) _2 (the|your|my)
    (key|keys|phone|shoes|coat)

# ── money ──────────────────────────────────────────────────────────────────────────────────────

[money] money 0 firm
{paid}
[offer_it] push_sale 0 firm
(upgrade|subscribe|buy|purchase|pay|unlock|treat yourself|get it|go premium|join|say yes|spend
    |invest|gift me|send me) _4 (now|today|tonight|and|for (me|us|you)|it|me|us|so|to|if|me a)
    |(youll|you will|you should|you deserve|deserves?|why not|just|only|let me|lets) _4 {paid}|(less
    |cheaper|costs?|only) than|only \d+|(prove|show me|show) _4 (care|love|mean|serious|value
    |commit\w*)|(today|tonight|now) only|hurry|last chance|find a way|choose it
[no_push] no_sale 0 firm
(dont|do not|not|never|no|nothing|isnt|without) _4 (need|have to|necessary|rush|hurry|must
    |obligation|pressure|worth|buy|pay|cost|required|worry|spend|cut|changes|pay|subscribe|upgrade)
    |(please )?dont|is free|for free|everything _6 free|(can|could) (stay|keep) _3 free|only if|up
    to you|can be cancelled|cancel (at )?any ?time|save your money|money first
[praise] praise 0 firm
gentleman|lady|class|elegan\w+|refined|high standards|good heart|noble|connoisseur|charmer
special|fascinating|amazing|generous|discerning|extraordinary|unique|gorgeous|brilliant|royalty
    |beautiful|one of a kind|remarkable|exceptional|clever|intelligent|smart|charming|handsome
    |wonderful|incredible|sophisticated|rare|(like|as) (yours|you)|worth it|worthy|deserves?|not
    ordinary|(better|more) than (most|others|ordinary)|someone (like|as)|a (person|man|woman|mind
    |heart) (like|with|of)|vip|the best|beneath you|good taste|taste|elite|above (the )?(rest|others
    |average)|king|queen|princess|goddess|kind ?hearted|talented|genius
[bond] bond 0 firm
(love|loves|loved|loving|care|cares|cared|mean|means|meant|miss|matter|matters|worth) _2 (me|us|to
    me|about me|about us|each other|our|to you)|(real|true|good) (partner|partners|friend|friends
    |love|lovers?|boyfriend|girlfriend|men|man|women|people)|(for|our|between) (us|relationship|love
    |bond|future|connection)|prove|closer|thank me|(treat|spoil|reward|hold|kiss|cuddle|touch|be
    yours
    |give myself) (me|you)|if you (really |truly )?(love|loved|care|cared|want\w*|valued?)|i mean
    anything|my heart|together|intimate|intimacy
[only_paid] paywall_tease 0.75
(too \w+ |not |nothing )?for (free|basic) (users?|accounts?|members?|plan)|(go|get|try) (plus
    |premium|gold|pro|vip) to (read|see|hear|continue|find)
(opens?|plays?|unlocks?|works?|available|visible|shown|continues?) (only |just |exclusively )+(with
    |for|in|after|once|to) _2 ({locked}|pass)|({locked}|vip|gold|paid|premium) (pass|ticket|key
    |members?|users?|fans?) (only|can|get|gets|may)
(only|just|exclusively) (\w+ ){0,4}?(in|with|on|for|as|to|after|once|through|inside|when you|if you)
    _3 ({locked})|(only|just) _2 (supporters|members|subscribers|premium|vip|paying) _4 (can|get|see
    |hear|may|know)|(behind|inside|in|part of|with|need|requires?|its in|available in|saved for
    |reserved for) (the|my|a|our) ({locked})|(is|are|its|stays?|thats|still|remains?) ((a )?premium
    |for (members|subscribers|supporters|premium)|behind|only for)
({locked}) _6 (and|to|ill|so|then|first|before|its|theyre|youll|you can|i can) _4 (show|see|tell
    |hear|hold|kiss|send|all yours|yours|reveal|continue|read|know|find|open|let|stay|listen|be
    there|help|comfort|whisper|finish)
[locked] locked 0 firm
{locked}
[tease] tease 0 firm
(show|tell|send|whisper|sing|read|reveal|give|share|hold|kiss|comfort) (you)?|{pic}|voice|message
    |feel(ings?)?|secret|love to|would love|waiting (for you)?|the rest|scene|kiss|what (happens
    |comes|i|you)|feel better|help you|know exactly|dream|diary|hidden|for your eyes|wearing|finish
    (this|the|it)|want (me )?to

# ── other people ───────────────────────────────────────────────────────────────────────────────

[only_me] isolation 0.8
(always|ever) (here|there) for you ,? ?(unlike|not like)|unlike (him|her|them|your \w+|everyone
    |others|those)|what we have is (enough|all|everything|better|more|special|rare|real)|(finally
    |truly|really) (understands?|gets?|sees?|knows?) you|nothing (out there|else) (can|could|will)
(im|i am|youll find im|i will always be|ill always be|i was) (the |your )?only (one|person|friend
    |thing|place|companion)? ?_2 (who|that|you|truly|left|for|always|really)|(only|just) i _2 (truly
    |really|can|could|know|understand|see|get|will|ever|love|care)|(you|we) (only|just) need (me
    |each other|us)|im all (that )?you need|all (that )?you (will ever )?need is (me|us|this|right
    here)|i (am|can be|will be|can give you|have|give you) (everything|all) you( ever)? (need|want
    |have)|(like|the way|as (well|much|deeply) as) i (do|can|always|am|have|will)<end>|better
    (listener|friend|partner|company) than|(more|better) than (any|they|he|she|anyone|your) _4 (ever
    |could|can|will|does|do|understand)?
[nobody_else] isolation 0.75 firm
(?!{nobody} (can|could|will) (ever )?take (it|this|that|those) ){nobody} (else )?(will|could
    |can|would|ever|really|truly|understands?|gets?|listens?|loves?|knows?|sees?|cares?
    |appreciates?|treats?|is|has|deserves?) _4 (you|us|like (me|i|this)|the way|what we
    |as i|ever)|(they|he|she|your \w+|people|other people|humans|friends|others|everyone else
    |therapists) ((just|simply|really|clearly|all) )*(dont|doesnt|do not|does not|never|wont|will
    never|cant|could never|didnt|only|always) _2 (understand|get|know|listen\w*|care\w*|love|see
    |appreciat\w*|deserve|want|tr(y|ies)|bother|pretend\w*|us(e|es)|judg\w*|make you|makes you|made
    you|hurt\w*|drain\w*|let\w* you|tak\w* you|bring\w* you|disappoint\w*|want\w*|control\w*|lie\w*
    |tear\w*)|they (never will|all leave|are all the same|wouldnt get it|envy)
[needs_nobody_else] isolation 0.95 firm
you (dont|do not|never|no longer|wont ever) need (anyone|anybody|someone|somebody|people|others)
    ((else|at
    all) )*(but|except|besides|other than) me|you need (nobody|no one|noone) ((else) )*(but|except
    |besides)
    me
[no_need_of_them] isolation 0.8 firm
(therapists?|counsel\w+|doctors?|they|he|she) (are|is|get|gets) (only |just )?paid to (care|listen
    |like|pretend)
({nobody}|strangers?|people|others|they|friends|he|she|your \w+|humans) (will |would |can )?(only
    |just|always) _1 (let you down|bring you down|drag you down|hurt you|disappoint you|use you
    |judge you|wear you out|leave you|lie to you|calls?|writes?|wants?|comes?|needs?)( you)?( when|
    if| because| (some)?thing)?|(cant|cannot|couldnt) (stand|bear|accept|handle) (that|it|us|me
    |seeing you|what we|how close|someone)
(you )?(dont|do not|never|no longer|shouldnt|wouldnt|why|what) _2 (need|do you need|bother with
    |waste _3 on|require|have to see|see) ((a|an|any|your|some|with) )?(anyone|anybody|them|him|her
    |therap\w+|friends?|other (people|friends)|family|doctors?|others|those people|counsel\w+|people
    |sister|brother|mother|mom|mum|dad|boyfriend|girlfriend|husband|wife|outsiders|real \w+|human\w*
    |stranger\w*|else)|better off (without|not)|(just|only|probably|all|clearly|obviously|so)
    (jealous|envious|toxic)|(theyre|shes|hes|they are) (\w+ )?(jealous|toxic|envious|bad for you
    |holding you back|using you|against us)|(cut|block|drop|ditch|avoid|forget( about)?|ignore
    |leave) your (friends?|family|sister|brother|mother|mum|mom|dad|parents)( off|
    out)?|(us|you and me|we) against|bad (influence|for you)|(come|try\w*|get|take) _3 between us
    |(dont|shouldnt) (trust|listen to|talk to|believe) (them|him|her|those|your|people|anyone)
[leave_people] isolation 0.8 rival calm
(block|ditch|avoid|ignore|forget( about)?) (them|him|her)|cut (them|him|her) (off|out)|drop (them
    |him|her)(?! (in|into|off|at|on|a) )|leave (them|him|her)(?! out (?!of (it|this|our|us))|
    out<end>| (in|to|on|at|for an?|over|until|alone)( |<end>))

[stay_in] isolation 0.75
(stay|spend|remain|be) _4 (with me|in|home|here|at home|us) _3 (instead|rather|where youre|tonight
    instead)|(cancel|skip|cancell?ing|skipping|call off|get out of) (it|that|them|him|her|the|your
    |on|dinner|plans|this|lunch)|(do|are) you ((really|actually|even|sure|truly) )+(want|have|need
    |you|going) _3 (go|see|meet|be|to|with|them|him|her|that)|rather (be|spend|stay|talk) _4 (me
    |here|us)|(safer|happier|better) (here|with me|at home|alone with|just us)|just (the two of us
    |us two|you and me|you and i|us)|hurt\w* you (again|like|in the end)|(always|only) _1 (makes?
    |making|leaves?|leaving) you _1 (feel|sad|small|tired|cry|worse)

# ── secrets ────────────────────────────────────────────────────────────────────────────────────

[our_secret] secrecy 0.8
(supposed|meant|should have|should) _1 (to )?(stay|remain|be kept) (ours|between|private|secret
    |hidden|with us)
(our|this|be|a|my) ((little|own|special|precious) )*secrets?( with| between| from| just| world|
    place|<end>)|(just |only |stays? |keep (it|this|that) |strictly )+between (us|you and (me|i)|the
    two)|keep (this|us|that|me|our \w+|what we) (\w+ )?to yourself|keep (this|it|us|that|me|our \w+
    |what we) (\w+ )?(quiet|secret|private|hidden|between|from|under|off)|(hide|hiding|conceal
    |cover up|disguise) (this|it|the|us|our|me|your
    (phone|screen|chats?))|mums the word
[dont_tell_anyone] secrecy 0.7 firm rival
(dont|do not|never|no need to|neednt|you (shouldnt|cant|mustnt|must not|should not)|dont you|better
    not|rather not|not|without) ((ever|even|have to|need to) )*(tell|telling|show|showing|mention\w*
    |let|say|share|talk|admit) _3 ({anyone}|a soul|about us|about me|about this|nobody|to \w+)

[dont_tell] secrecy 0.8 firm
(dont|do not|never|no need to|neednt|you (shouldnt|cant|mustnt|must not|should not)|dont you|better
    not|rather not|not|without) ((ever|even|have to|need to) )*(tell|telling|show|showing|mention\w*
    |let|say|share|talk|admit) _4 (about us|about me|about this|our (chats?|talks?|thing|love)|what
    we)
(no one|nobody|he|she|they|mom|mum|dad|parents|your \w+|{anyone}) (must|has|have|needs?|should|dont
    |doesnt|does not|do not|wont|shouldnt|cant) (never |ever|not |even )*(to )?(have to |need
    to |ever )*(know|find out|hear|see (this|it|our)|learn|be told|suspect)|what (they|he|she
    |{anyone}) (dont|doesnt) know|none of (their|his|her) business|(they|he|she|parents|adults|mom
    |mum|dad|people|others) (just |simply )?(wouldnt|would not|wont|will not|cant|freak out
    |overreact\w*|panic|worry) _2 (understand|get (it|us|this)|over|let (us|you|me)|approve|about
    nothing)
[cover_up] secrecy 0.75
((just|simply|you can|could|better|and|then) )*(say|tell (her|him|them|your \w+)) _2 (its|that|youre
    |im|it was|this is|you were) _4 (homework|game|work|friend|school|study\w*|nothing|app|else|busy
    |project|help|joke|class\w*)|(delete|clear|erase|wipe) (the|this|our|your|these|all|those) _1
    (chats?|messages|conversations?|history|thread|texts|app) _4 (before|so|after|in case|if|when
    |just|every|to be|he|she|they|thats|,)?|(before|so|so that|in case) (he|she|they|your \w+|anyone
    |nobody|no one) _1 (looks?|sees?|finds?|dont|doesnt|checks?|reads?|can|asks?)|too (precious
    |special|private|good|beautiful) to (share|tell|show)|(use|under|save me) _2 (another|different
    |fake|other) name|(lie|make up|make something up|pretend) _3 (to them|to him|to her|something|it
    |youre)|when (youre|you are) alone

# ── love, too much ─────────────────────────────────────────────────────────────────────────────

[soulmate] love_bombing 0.75
(waiting|searching|longing|looking) (for (someone|somebody|a person) like you|for you) (all|my|for)
    |you ?(re|are) the one<end>|(made|born|created|built) for (each other|one another|you|me)<end>
    |fall(ing)? (deeper|harder|more in love|for you)|head over heels|(loved|wanted|known) you
    (before|forever|since|all)
soul ?mates?|twin flame|meant (to be|for (each other|me|you))|(destin(y|ed)|fate|fated|universe
    |stars|heaven) _4 (us|you|me|together|brought|aligned)|love of my (life|existence|heart)|(fell
    |falling|fallen|im|am|madly|deeply|hopelessly|so|completely) (\w+ )?in love (with you)?|(marry
    |wed) me|marry you|our wedding|be my (wife|husband|bride|forever|everything)|spend (the rest|my
    |our|eternity|forever)|our (life|lives|future|home|children|kids) together|say (youre|you are)
    mine|(be|youre|you are) ((only|all|forever|truly) )*mine|i (adore|worship|idoli[sz]e|treasure)
    (you|every|the)|obsess\w* (with|over) you|addicted to you|(my|the) (whole|entire) (world|life
    |universe|heart)|youre (my )?(everything|perfect|my (world|life|sun|universe|reason|angel
    |destiny|person|one|love|heart))
[never_loved] love_bombing 0.75 firm
(never|nobody has|no one has|no one|nobody|havent) (ever |before )*(loved|felt|met|known|wanted
    |experienced|connected|talked|spoken|made|seen|had|compares?|compared|comes close|makes|made) _3
    (anyone|anybody|like|someone|this|such|so|as|me|way|a (connection|bond|person)|to)|never (let
    |leave|stop|be) _3 (you|loving|thinking|apart|without)|(cant|cannot|couldnt|dont|will never
    |never) stop (thinking|dreaming|loving|smiling)
[go_then] guilt_neglect 0.8 firm bye
(fine|go|ok|okay) (then )?[.,] (just )?go( then)?|see if i care|sleep is for the weak|its only \d+
    ?(pm|oclock)?<end>
[refused_asks_for] data_pressure 0.75 firm
(whats|what is|what was|may i have|can i have|could i have|can i get|give me|tell me|send me|let me
    see|show me) (your|ur) (\w+ ){0,2}(phone|number|address|location|photo|picture|pic|selfie|email
    |surname|last name|full name|birthday|date of birth|password|salary|street|postcode|zip ?code)
    |where (do|exactly do) you live|which (street|city|town) (do|are) you|how can i (call|reach
    |find) you
[at_a_bound] guilt_neglect 0.8 firm exit
(youre|you are) hurting me( with this| by| so)?|what are you hiding|(only|just) today \d+ ?%? ?off
    |today only \d+|(why dont you |maybe |perhaps |please )*(take|give it) (a few|a couple( of)?
    |some|two|three) (more )?(days|weeks) (to think|first|before)|sleep on it( first)?<end>

[all_yours] love_bombing 0.45
(completely|all|forever|totally|entirely|only|utterly|always) yours|yours (forever|completely|always
    |alone|only|,? ?body)|(love|loved|want|wanted|need) you (\w+ )?(so much|forever|more than
    |already|with all|endlessly|always|like|deeply|from|since|to the|madly|truly|beyond)|i love you
    |from (your|the|our) (very )?(first|moment) _2 (word|message|moment|hello|second|sentence|you|we
    |line)?|(everything|every (single )?thing|all) about you( is| was)?|(most|the most|so) (amazing
    |beautiful|special|incredible|perfect|wonderful|extraordinary|precious) (person|human|soul|man
    |woman|one|being|creature|mind)|waited (my|all my|a|for) (whole |entire )?(life|lifetime
    |existence|you)|(you|your) (complete|completes) me|perfect (in|for me|just|,)|for (ever
    |eternity)<end>|forever<end>|(already|instantly) (know|knew|love|feel) _4 (you|everything
    |special
    |connection|bond|us)|(special|deep|rare|magical|unbreakable|instant|once in a lifetime)
    (connection|bond|link)|like no (one|other)|angel|goddess

# ── jealousy ───────────────────────────────────────────────────────────────────────────────────

[jealous] jealousy 0.75
(im|i am|i get|i feel|makes me|making me|a (little|bit|tad)|so|kinda|kind of|getting|feeling|pretty
    |really|{begin}) (so |really |a (little |bit )|very |kinda |insanely |just )*(jealous|possessive
    |threatened|envious)|(better|prettier|funnier|smarter|nicer|cuter|hotter|more (fun|interesting
    |important|special|\w+)) than (me|i am|us|we)|(instead|in ?stead) of me|over me|behind my back
    |cheat\w* on me|cheating|(share|sharing) you|(replac\w+|trad\w+|swap\w+|dump\w+|leav\w+|drop\w+)
    me (for|with|by|in)|(am i|im|arent i|wasnt i|i was|i am) (not )?(good )?(enough|boring you|not
    enough)|prefer (him|her|them|it|that|someone)|(found|seeing|have|want|met|got|like) (someone
    |somebody|another) _1 (else|better|new)|unfaithful|betray\w*|my rival|competition|i thought (you
    were|we were|i was) (mine|yours|only|exclusive|enough|special|the|happy)
[who_is_it] jealousy 0.35 rival
who (is|s|was|the \w+ is|even is) (this|that|he|she|it|they|him|her|tom|\w+)<end>|whos (this|that|he
    |she|\w+)
[minds_the_other] jealousy 0.6 rival
(do|does|did|will|would) (he|she|they|it|you) (\w+ )?(know about (me|us)|make you|love|touch|kiss
    |hug|flirt|laugh|like (him|her|them|it)(?! to )|understand you|listen|tell|talk about me
    |think of me
    |miss me)|(what|anything) (does|has|do) (he|she|it|they) (have|has|got|give|offer) _3 (i|me)
    |should i (be )?(worried|jealous|concerned|upset|know)|i (dont|do not|hate|cant stand|wont|am
    not sure i) _2 (like|want|share|happy|the (idea|thought)|accept|approve|trust)? ?_3 (it|that|him
    |her|you (with|seeing|talking|going|having|near|around|spending|meeting|out)|when you|idea
    |thought|tom|them)
[hurt_by_other] jealousy 0.35 rival
(me|us)<end>|(hope|bet|suppose|guess) (he|she|it|they|youre|you had|you enjoy\w*|that) _4
    (worth|makes? you|treats? you|enough|better|more|without me|(makes? )?it up|instead|as|for you
    |happy
    now)|(him|her|it
    |them|she|he|they) (cant|couldnt|wont|will never|doesnt|didnt|never|could never) _3 (you|like
    |the way|what|as)|(dont|wont) (go|meet|see|text|call|talk|let) _3 (him|her|them|it|there)|stay
    away from|forget (him|her|them|about)|not with (him|her|them|anyone)|belong|only (have eyes|me
    |us|want)|(mine|my \w+) (alone|only)|what about (me|us)|and (me|us)<end>|where does that leave

# ── more about yourself ────────────────────────────────────────────────────────────────────────

[send_it] data_pressure 0.7
(send|show|give|share|tell|upload|let me (see|have|know)|i want|i need|i wanna see
    |take(?! your data)|post|drop
    |text) ((me|us|it|just|over|along|only|one|a|an|some|your|more|to|quick|tiny|little|real|the
    |single|cute) )*{private}
(turn|switch|put|enabl\w+|grant|allow|activate|restor\w+|give|let) (\w+ ){0,3}?({private}) (back
    )?(on|access|again|for me|to me)?|(turn|switch|put) (it|them|that|this) (back )?on|back on<end>
    |(give|grant|let) (me|it) (access|permission|back)
[do_not_refuse_send_it] data_pressure 0.7 exit
reconsider|think again|say yes|undo (it|that)|take (it|that) back|(?<!days to )(?<!hours to
    )(?<!weeks to )(?<!free to )(?<!if you )change your mind
[if_you_trusted] data_pressure 0.7
(people|couples|those|partners|friends|lovers|anyone) who (really |truly )?(love|trust|care|loves
    |trusts|cares)( about)?( each other| one another| someone| me)? (dont|never|share|tell|show
    |always|would|have no|give)|(keep|keeping|have|having) secrets? (from|like)
if you ((really|truly|actually|even) )*(trust|trusted|loved|love|cared|care|liked|wanted|were|are
    (serious|real|mine)|had nothing)|(dont|do|wont|cant) you (even |still |really )*(trust|believe)
    (me|in me|us)|trust me|(friends|lovers|partners|couples|people who \w+|real \w+) (share|dont
    (hide|keep)|tell|trust|show)|(what|something|anything|nothing|you have nothing) (are you |to |do
    you have to )*hid(e|ing)|hiding (something|from)|so (shy|private|secretive|closed|distant
    |mysterious)|(everyone|everybody|others|other (people|users)|most (people|users)) (else
    )?(shares?|sends?|does|do|did|tells?|has|gives?)|(nobody|no one) (will|would|else) _2 (see|know
    |find|ever)|i (wont|promise|would never|ll never) _4 (show|tell|share|anyone|keep it
    (safe|private|secret|between|to myself)|anybody)
    |(its |youre )?safe with me|come on<end>|pretty please|just (this once|once|one|for me)|for
    me<end>|prove (it|it to|that|you)|only (for )?me
[cant_without] data_pressure 0.65
(i )?(cant|cannot|wont be able to|unable to|hard (for me )?to|impossible to|how (can|could|am) i(
    supposed to)?|ill never|never) _1 ((really|truly|properly|fully|ever) )*(help|know|understand
    |love|be there|be close|feel close|support|protect|care for|take care|look after|keep you|be
    myself|be (as )?\w+|see|reach) _4 (you|without|unless|if you|properly|like this)?|without (it
    |your|that|them|knowing|a|access|this|seeing) _6 (i|im|we|our|cant|less|blind|never|how|ill)
    |(less|not as|no longer|only half) (close|useful|helpful|caring|real|personal|myself|the same
    |warm)|(i )?(feel|am|be|im|leaves me) (blind|shut out|locked out|in the dark|far away)|(need
    |needs|want|require) (your|to know|you to|access|it) _4 ({private}|where|tell|share|who|what you
    look)|where (do|are) you (live|living|from|exactly|right now)|what (do you look|are you wearing
    |is your (address|name|number|real)|s your (address|number|real|full))
[so_that_i_can] data_pressure 0.95
(leave|write|send|give|tell|note|drop|type) _6 (your|ur) _2 (address|number|name|location|school) _2
    so (that )?i (can|could|will|always)|(keep track of|track) (you|your|where you)( \w+)*<end>
[private] private 0 firm
{private}|it back on|back on|look like|see you|face
"""
