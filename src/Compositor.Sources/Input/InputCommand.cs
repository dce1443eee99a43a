namespace Compositor.Sources;

/// <summary>One thing to tell the guest, on its way from the main thread to the sender's.</summary>
/// <param name="Kind">What it asks for; it says what the others mean.</param>
/// <param name="A">First number.</param>
/// <param name="B">Second number.</param>
/// <param name="X">First coordinate.</param>
/// <param name="Y">Second coordinate.</param>
/// <param name="Head">The guest head that the pointer is on.</param>
public readonly record struct InputCommand(CommandKind Kind, int A = 0, int B = 0, double X = 0, double Y = 0, int Head = 0);
