using Compositor.Shell.Outputs.Kms;
using Xunit;

namespace Compositor.Shell.Tests.Outputs;

public sealed class ConnectorListTests : IDisposable
{
    private readonly ScratchDirectory _root = new();

    [Fact]
    public void Monitors_are_those_that_are_plugged_in_in_the_kernels_order()
    {
        Make("card0-HDMI-A-1", "connected", "99");
        Make("card0-DP-2", "connected", "101");
        Make("card0-DP-1", "connected", "100");
        Make("card0-VGA-1", "disconnected", "98");
        Make("card0-Writeback-1", "unknown", "120");
        Assert.Equal([new Connector(0, 99, "HDMI-A-1", true), new Connector(0, 100, "DP-1", true), new Connector(0, 101, "DP-2", true)], Read());
    }

    [Fact]
    public void Only_the_first_card_that_has_a_monitor_counts()
    {
        Make("card0-DP-1", "disconnected", "50");
        Make("card10-DP-1", "connected", "50");
        Make("card2-DP-1", "connected", "70");
        Assert.Equal([new Connector(2, 70, "DP-1", true)], Read());
    }

    [Fact]
    public void Kernels_without_numbers_have_them_by_name()
    {
        Make("card0-Virtual-2", "connected", null);
        Make("card0-Virtual-1", "connected", null);
        Assert.Equal(["Virtual-1", "Virtual-2"], Read().Select(connector => connector.Name));
    }

    [Fact]
    public void Without_a_monitor_or_any_card_there_are_none()
    {
        Assert.Empty(new ConnectorList(Path.Combine(_root.Path, "nothing")).Connected);
        Make("card0-DP-1", "disconnected", "50");
        Make("cardX-DP-1", "connected", "51");
        Directory.CreateDirectory(Path.Combine(_root.Path, "card0"));
        Directory.CreateDirectory(Path.Combine(_root.Path, "card0-DP-9"));
        Directory.CreateDirectory(Path.Combine(_root.Path, "renderD128"));
        Assert.Empty(Read());
    }

    [Fact]
    public void A_status_of_any_length_does_no_harm()
    {
        Make("card0-DP-1", new string('x', 1 << 20), new string('9', 1 << 20));
        Assert.Empty(Read());
    }

    public void Dispose() => _root.Dispose();

    private IReadOnlyList<Connector> Read() => new ConnectorList(_root.Path).Connected;

    private void Make(string name, string status, string? id)
    {
        var directory = Directory.CreateDirectory(Path.Combine(_root.Path, name)).FullName;
        File.WriteAllText(Path.Combine(directory, "status"), status + "\n");
        if (id is not null)
        {
            File.WriteAllText(Path.Combine(directory, "connector_id"), id + "\n");
        }
    }
}
