using Compositor.Rendering;

namespace Compositor.GpuCheck;

/// <summary>An EGL display and what it says of itself.</summary>
/// <param name="Platform">As in <see cref="ProofDevice"/>.</param>
/// <param name="Facts">What it says.</param>
internal sealed record DisplayFacts(string Platform, EglFacts Facts)
{
    /// <summary>True when a GPU draws.</summary>
    public bool IsGpu => Facts.Draws && !Facts.IsSoftware;

    /// <summary>The GL to check: ES where there is one, because only it shows video formats.</summary>
    public string Api => Facts.Es.Length > 0 ? ProofDevice.Es : ProofDevice.Core;

    /// <summary>For people.</summary>
    public override string ToString() => Facts.Draws ? $"{Platform}: {Facts.Renderer}" : $"{Platform}: {Facts.Failure}";
}
