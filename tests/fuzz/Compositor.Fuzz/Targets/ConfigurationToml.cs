using System.Text;
using Compositor.Shell.Tests.Configuration;

namespace Compositor.Fuzz;

/// <summary>A configuration, as text: it is never refused by an exception.</summary>
internal static class ConfigurationToml
{
    public static FeedResult Feed(byte[] bytes)
    {
        var result = StubCatalogue.Check(Encoding.UTF8.GetString(bytes));
        return new FeedResult(result.Configuration is null ? new FormatException(result.Errors[0].ToString()) : null);
    }
}
