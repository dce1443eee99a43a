using System.Globalization;

namespace Compositor.Shell.Outputs.Kms;

/// <summary>Reads which monitors are plugged in, from /sys: no device is opened and no monitor asked.</summary>
/// <param name="root">"/sys/class/drm", or a test's.</param>
internal sealed class ConnectorList(string root = ConnectorList.SystemRoot)
{
    public const string SystemRoot = "/sys/class/drm";

    private const string CardPrefix = "card";
    private const int MostText = 64;

    /// <summary>
    /// The connectors with a monitor of the first card that has any, which is the one that SDL takes, in the order of SDL's displays.
    /// </summary>
    public IReadOnlyList<Connector> Connected
    {
        get
        {
            var connected = All().Where(connector => connector.IsConnected).ToArray();
            return [.. connected.Where(connector => connector.Card == connected[0].Card)];
        }
    }

    private IEnumerable<Connector> All()
    {
        if (!Directory.Exists(root))
        {
            return [];
        }

        return Directory.GetDirectories(root, $"{CardPrefix}*-*").Select(Read).OfType<Connector>()
            .OrderBy(connector => connector.Card)
            .ThenBy(connector => connector.Id)
            .ThenBy(connector => connector.Name, StringComparer.Ordinal);
    }

    private static Connector? Read(string directory)
    {
        var name = Path.GetFileName(directory);
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        return TryNumber(name.AsSpan(CardPrefix.Length, dash - CardPrefix.Length), out var card)
            ? new Connector(
                (int)card,
                TryNumber(ReadText(Path.Combine(directory, "connector_id")), out var id) ? id : 0,
                name[(dash + 1)..],
                ReadText(Path.Combine(directory, "status")) == "connected")
            : null;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out uint number) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= int.MaxValue;

    // A device may go while it is looked at.
    private static string ReadText(string file)
    {
        try
        {
            using var reader = new StreamReader(file);
            var text = new char[MostText];
            return new string(text, 0, reader.ReadBlock(text)).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
