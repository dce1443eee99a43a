using System.Globalization;
using Compositor.Unix;

namespace Compositor.Shell.Outputs.Kms;

/// <summary>Finds the monitors that are plugged in, as SDL does: those of the first card that has any. Main thread.</summary>
internal sealed class Monitors
{
    private const string Devices = "/dev/dri";
    private const string Prefix = "card";

    private UnixException? _failure;

    /// <summary>Looks at all cards; none may be driven by us meanwhile.</summary>
    public IReadOnlyList<DrmConnector> Find() =>
        Cards().Select(path => ConnectorsOf(path).Where(IsPluggedIn).ToArray()).FirstOrDefault(monitors => monitors.Length > 0) ?? [];

    /// <summary>Makes sure that a monitor could be found if there were one.</summary>
    /// <exception cref="DisplayException">No card has a connector, or none is ours to open.</exception>
    public void Require()
    {
        if (!Cards().Any(path => ConnectorsOf(path).Count > 0))
        {
            throw new DisplayException(_failure is { } failure ? failure.Message : $"no device in {Devices} has a connector for a monitor");
        }
    }

    /// <summary>Looks at the monitors of a card that is ours.</summary>
    public static IReadOnlyList<DrmConnector> Of(DrmCard card) => [.. card.Connectors().Where(IsPluggedIn)];

    private static bool IsPluggedIn(DrmConnector connector) => connector.IsConnected;

    private static IEnumerable<string> Cards() => Directory.Exists(Devices)
        ? Directory.GetFiles(Devices, $"{Prefix}*").OrderBy(file => int.TryParse(
            Path.GetFileName(file).AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue)
        : [];

    private IReadOnlyList<DrmConnector> ConnectorsOf(string path)
    {
        try
        {
            using var card = DrmCard.Open(path);
            return card.Connectors();
        }
        catch (UnixException e)
        {
            _failure = e;
            return [];
        }
    }
}
