using System.Text;
using Compositor.Contracts;
using Compositor.Plugins.Spice;

namespace Compositor.Fuzz;

/// <summary>A .vv file, as bytes.</summary>
internal static class ViewerFileText
{
    public static FeedResult Feed(byte[] bytes)
    {
        try
        {
            _ = ViewerFile.Parse(Encoding.UTF8.GetString(bytes));
            return default;
        }
        catch (SourceException e)
        {
            return new FeedResult(e);
        }
    }
}
