using Compositor.SpiceServer.Drawing;

namespace Compositor.SpiceServer.Serving;

/// <summary>QXLMonitorsConfig from words such as 400x600+0+0.</summary>
internal static class Monitors
{
    private const int Most = 16;

    /// <exception cref="ServerException">A word is none.</exception>
    public static Parcel Write(Parcel parcel, string[] heads)
    {
        if (heads.Length > Most)
        {
            throw new ServerException($"{heads.Length} heads are too many");
        }

        var configuration = parcel.Block(4 + (heads.Length * 28)).U16(heads.Length).U16(Most);
        for (var i = 0; i < heads.Length; i++)
        {
            if (heads[i].Split('x', '+') is not [var width, var height, var x, var y])
            {
                throw new ServerException($"\"{heads[i]}\" is not WIDTHxHEIGHT+X+Y");
            }

            configuration.U32((uint)i).U32(0).U32(Of(width)).U32(Of(height)).U32(Of(x)).U32(Of(y)).U32(0); // QXLHead
        }

        parcel.Command = configuration.End();
        return parcel;
    }

    private static uint Of(string text) => (uint)ServerOptions.Number("head", text, 0, 8192);
}
