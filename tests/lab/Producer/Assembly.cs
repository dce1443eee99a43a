// Descriptors, unix sockets, dma-bufs: there is no other platform for this program.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]
