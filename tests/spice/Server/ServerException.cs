namespace Compositor.SpiceServer;

/// <summary>A wrong argument or command, or a server that cannot be started; ends the program, or the command, with the message.</summary>
internal sealed class ServerException(string message) : Exception(message);
