namespace Compositor.EndToEnd.Tests.Peers;

/// <summary>The compositor answered a control request with an error object.</summary>
internal sealed class ControlRefusedException(string message) : Exception(message);
