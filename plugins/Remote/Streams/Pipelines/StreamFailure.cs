using Compositor.Codecs;

namespace Compositor.Plugins.Remote;

/// <summary>Says in a sentence why a stream ended.</summary>
internal static class StreamFailure
{
    /// <summary>For the placeholder.</summary>
    public static string Explain(MediaException failure, StreamOptions options) => failure.Fault switch
    {
        _ when options.Address.IsTls && Speaks(failure, "certificate") =>
            $"{options.Address} has no certificate that can be trusted: {Said(failure)}; name its authority by ca = \"FILE\"",
        _ when options.Address.IsTls && Speaks(failure, "TLS support is not available") => "GLib has no TLS here; on Debian: apt install glib-networking",
        MediaFault.NotFound when options.Address.Kind == StreamKind.File => $"there is no file {options.Address}",
        MediaFault.NotFound => $"there is nothing at {options.Address}: {Said(failure)}",
        MediaFault.NotAuthorized => options.User is null
            ? $"{options.Address} wants a login: name it by user and password"
            : $"{options.Address} refuses the login of {options.User}",

        // Of a wrong certificate souphttpsrc and rtspsrc say no more than that.
        _ when options.Address.IsTls && (failure.Fault == MediaFault.Other || Speaks(failure, "Generic error")) =>
            $"{options.Address} cannot be read: {Said(failure)}; if no authority that this system trusts has signed its certificate, name that by ca = \"FILE\"",
        MediaFault.Unreachable => $"{options.Address} cannot be read: {Said(failure)}",
        MediaFault.MissingDecoder => Missing(failure),
        MediaFault.Undecodable => $"what comes from {options.Address} cannot be decoded: {Said(failure)}",
        MediaFault.MissingElement => $"an element of GStreamer is missing for {options.Address}: {Said(failure)}",
        _ => options.Address.Kind == StreamKind.Pipeline ? $"the pipeline does not work: {Said(failure)}" : $"{options.Address} cannot be read: {Said(failure)}",
    };

    private static bool Speaks(MediaException failure, string of) =>
        failure.Message.Contains(of, StringComparison.OrdinalIgnoreCase) || failure.Detail.Contains(of, StringComparison.OrdinalIgnoreCase);

    private static string Missing(MediaException failure)
    {
        var codec = MissingElements.CodecName(failure.Detail, failure.Message);
        return MissingElements.DecoderPackage(failure.Detail) is { } package
            ? $"the stream is {codec}, for which GStreamer has no decoder here; on Debian: apt install {package}"
            : $"the stream is {codec}, for which GStreamer has no decoder here";
    }

    // The first line of what is said for programmers names the cause, behind the place in their source.
    private static string Said(MediaException failure)
    {
        var detail = failure.Detail.Split('\n').Skip(1).FirstOrDefault(line => line.Trim().Length > 0)?.Trim() ?? string.Empty;
        var message = failure.Message.TrimEnd('.');
        return detail.Length is 0 or > 200 ? message : $"{message} ({detail.TrimEnd('.')})";
    }
}
