using Compositor.Contracts;
using Compositor.Plugins.Testcard.Faults;

namespace Compositor.Plugins.Testcard;

/// <summary>A testcard's settings, checked.</summary>
internal sealed record TestcardOptions
{
    public Size Size { get; init; } = new(640, 480);

    public double Rate { get; init; } = 10;

    public string Pattern { get; init; } = "bars";

    public FourCc Format { get; init; } = FourCc.Xrgb8888;

    public int Heads { get; init; } = 1;

    public PointerMode Pointer { get; init; }

    public bool Resizable { get; init; }

    public uint Seed { get; init; } = 1;

    public Fault Fault { get; init; }

    public long FaultAfter { get; init; }
}
