namespace Compositor.Shell.Control.Server;

/// <summary>A line as it came.</summary>
/// <param name="Bytes">Without the line end; empty when it was too long.</param>
/// <param name="IsTooLong">True when the line was skipped.</param>
internal readonly record struct ControlLine(byte[] Bytes, bool IsTooLong);
