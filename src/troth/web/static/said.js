// What was just done is said once. A reload, a bookmark or the way back does not say it again.

const here = new URL(location.href);
here.searchParams.delete("said");
history.replaceState(history.state, "", here);
