using Compositor.Contracts;
using Compositor.Core;

namespace Compositor.Shell.Configuration;

/// <summary>One [[source]].</summary>
/// <param name="Name">Unique.</param>
/// <param name="Kind">A kind of the catalogue.</param>
/// <param name="Values">The keys of that kind.</param>
/// <param name="Directory">The file's directory.</param>
internal sealed record SourceConfiguration(string Name, string Kind, SettingValues Values, string Directory)
{
    /// <summary>What it may do with the wall's clipboard; it can change while the source runs.</summary>
    public ClipboardPolicy Clipboard { get; init; }

    /// <summary>True when the guest is asked to take the size of its place on the wall; it can change while the source runs.</summary>
    public bool ResizesGuest { get; init; }

    /// <summary>Percent that the VM is heard at.</summary>
    public int Volume { get; init; } = SourceSound.FullVolume;

    /// <summary>True when it is silent.</summary>
    public bool IsMuted { get; init; }

    /// <summary>True when it may have a microphone.</summary>
    public bool HasMicrophone { get; init; }

    /// <summary>For the factory of <see cref="Kind"/>.</summary>
    public Settings Settings => Values.ToSettings(Name, Directory);

    /// <summary>True when a running source of this configuration need not be started anew for another: what the shell does with it can change while it runs.</summary>
    public bool IsLike(SourceConfiguration other) =>
        this == other with { Volume = Volume, IsMuted = IsMuted, Clipboard = Clipboard, ResizesGuest = ResizesGuest };
}
