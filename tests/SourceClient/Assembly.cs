// Memory that is shared by descriptors, unix sockets: there is no other platform for this program.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
