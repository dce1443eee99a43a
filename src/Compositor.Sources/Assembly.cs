// Descriptors, unix sockets, modes of files: there is no other platform for what shares this.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
