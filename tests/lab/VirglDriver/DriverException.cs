namespace Compositor.VirglDriver;

/// <summary>Something that was asked for did not come about; the message is the answer to who asked.</summary>
internal sealed class DriverException(string message, Exception? cause = null) : Exception(message, cause);
