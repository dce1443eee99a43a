// Descriptors, unix sockets, /proc: there is no other platform for this plugin.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
