package problem

// SettingsBroken is a settings file that could not be understood: it was moved
// aside, and the defaults are used. Subject is the name it has now.
const SettingsBroken Code = "settings-broken"
