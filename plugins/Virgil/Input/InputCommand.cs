namespace Compositor.Plugins.Virgil;

/// <summary>One thing to tell the guest, on its way from the main thread to the sender's.</summary>
internal readonly record struct InputCommand(CommandKind Kind, int A = 0, int B = 0, double X = 0, double Y = 0);
