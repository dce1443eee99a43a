using Compositor.Contracts;
using Microsoft.Extensions.Logging;

namespace Compositor.Streams.Tests.Real;

/// <summary>A host that also keeps what a source says of its connection.</summary>
internal sealed class FactsHost(RecordingHost recorded) : ISurfaceHost
{
    private volatile IReadOnlyList<SourceFact> _facts = [];

    public RecordingHost Recorded => recorded;

    public TimeProvider Time => recorded.Time;

    public ILogger Log => recorded.Log;

    public ISound? Sound => recorded.Sound;

    /// <summary>What was said last under a name; empty for nothing.</summary>
    public string Fact(string name) => _facts.FirstOrDefault(fact => fact.Name == name)?.Value ?? string.Empty;

    public ISurface CreateSurface(SurfaceOptions options) => recorded.CreateSurface(options);

    public ICanvas CreateCanvas(Size size, FourCc format) => recorded.CreateCanvas(size, format);

    public void Report(string activity) => recorded.Report(activity);

    public void Describe(IReadOnlyList<SourceFact> facts) => _facts = facts;

    public IClipboard ShareClipboard(IClipboard guest) => recorded.ShareClipboard(guest);
}
