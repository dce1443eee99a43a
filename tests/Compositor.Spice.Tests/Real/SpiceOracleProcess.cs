using Compositor.EndToEnd.Tests.Peers;
using Xunit;

namespace Compositor.Spice.Tests.Real;

/// <summary>What another client, libspice-client-glib, makes of a server's messages. Its own process, for it aborts at wrong ones.</summary>
internal sealed class SpiceOracleProcess : IAsyncDisposable
{
    private const string Library = "libspice-client-glib-2.0.so.8";

    private readonly Workspace _workspace = new();
    private readonly LineProcess _process;

    private SpiceOracleProcess(string uri, string? password) => _process = new LineProcess(
        "spice/Oracle", "spice-oracle", password is null ? [uri] : [uri, password]);

    public string Errors => _process.Errors;

    public int Pid => _process.Pid;

    /// <summary>Connects, and waits for the first picture.</summary>
    /// <param name="address">spice+unix://PATH or spice://HOST:PORT, as a configuration of ours has it.</param>
    /// <param name="password">The ticket, where there is one.</param>
    public static async Task<SpiceOracleProcess> StartAsync(string address, string? password = null)
    {
        Assert.SkipUnless(
            System.Runtime.InteropServices.NativeLibrary.TryLoad(Library, out _), $"{Library} is not installed; on Debian: apt install libspice-client-glib-2.0-8");
        // That library reads a port only from the query.
        var target = new Uri(address);
        var oracle = new SpiceOracleProcess(target.Scheme == "spice" ? $"spice://{target.Host}?port={target.Port}" : address, password);
        try
        {
            await oracle._process.WaitForAsync("display ");
            return oracle;
        }
        catch
        {
            await oracle.DisposeAsync();
            throw;
        }
    }

    /// <summary>What it shows now.</summary>
    public async Task<PixelGrid> PictureAsync()
    {
        await _process.AskAsync($"dump {_workspace["dump.ppm"]}", "done dump");
        return PixelGrid.FromPpm(_workspace["dump.ppm"]);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _workspace.Dispose();
    }
}
