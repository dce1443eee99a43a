using System.Text;

namespace Compositor.Lab.Tests.Machine;

/// <summary>How a command in the lab ended.</summary>
/// <param name="ExitCode">Its exit status; 124 when it ran past its time.</param>
/// <param name="Bytes">What it wrote, errors included.</param>
internal sealed record GuestResult(int ExitCode, byte[] Bytes)
{
    /// <summary>What it wrote, without the last line's end.</summary>
    public string Text => Encoding.UTF8.GetString(Bytes).TrimEnd('\n');
}
