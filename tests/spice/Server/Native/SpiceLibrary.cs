using System.Runtime.InteropServices;

namespace Compositor.SpiceServer.Native;

/// <summary>
/// The functions of libspice-server that are called (spice-server/spice-server.h, spice-qxl.h, spice-input.h, spice-audio.h). Plain C
/// functions with plain arguments: no shim is needed.
/// </summary>
internal static unsafe partial class SpiceLibrary
{
    private const string Library = "libspice-server.so.1";

    [LibraryImport(Library, EntryPoint = "spice_server_new")]
    public static partial nint New();

    [LibraryImport(Library, EntryPoint = "spice_server_init")]
    public static partial int Init(nint server, CoreInterface* core);

    [LibraryImport(Library, EntryPoint = "spice_server_destroy")]
    public static partial void Destroy(nint server);

    [LibraryImport(Library, EntryPoint = "spice_server_set_port")]
    public static partial int SetPort(nint server, int port);

    [LibraryImport(Library, EntryPoint = "spice_server_set_addr", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetAddress(nint server, string address, int flags);

    [LibraryImport(Library, EntryPoint = "spice_server_set_noauth")]
    public static partial int SetNoAuthentication(nint server);

    [LibraryImport(Library, EntryPoint = "spice_server_set_ticket", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetTicket(nint server, string password, int lifetime, int failIfConnected, int disconnectIfConnected);

    [LibraryImport(Library, EntryPoint = "spice_server_set_tls", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetTls(
        nint server, int port, string authorityFile, string certificateFile, string keyFile, string? keyPassword, string? dhFile, string? ciphers);

    [LibraryImport(Library, EntryPoint = "spice_server_add_interface")]
    public static partial int AddInterface(nint server, Instance* instance);

    [LibraryImport(Library, EntryPoint = "spice_server_remove_interface")]
    public static partial int RemoveInterface(Instance* instance);

    [LibraryImport(Library, EntryPoint = "spice_server_char_device_wakeup")]
    public static partial void WakeCharDevice(CharDeviceInstance* instance);

    [LibraryImport(Library, EntryPoint = "spice_server_set_image_compression")]
    public static partial int SetImageCompression(nint server, int compression);

    [LibraryImport(Library, EntryPoint = "spice_server_set_jpeg_compression")]
    public static partial int SetJpegCompression(nint server, int mode);

    [LibraryImport(Library, EntryPoint = "spice_server_set_zlib_glz_compression")]
    public static partial int SetZlibGlzCompression(nint server, int mode);

    [LibraryImport(Library, EntryPoint = "spice_server_set_streaming_video")]
    public static partial int SetStreamingVideo(nint server, int mode);

    [LibraryImport(Library, EntryPoint = "spice_server_set_video_codecs", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetVideoCodecs(nint server, string codecs);

    [LibraryImport(Library, EntryPoint = "spice_server_set_name", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetName(nint server, string name);

    [LibraryImport(Library, EntryPoint = "spice_server_set_uuid")]
    public static partial void SetUuid(nint server, byte* uuid);

    [LibraryImport(Library, EntryPoint = "spice_server_vm_start")]
    public static partial void StartMachine(nint server);

    [LibraryImport(Library, EntryPoint = "spice_qxl_add_memslot")]
    public static partial void AddMemslot(Instance* qxl, DevMemSlot* slot);

    [LibraryImport(Library, EntryPoint = "spice_qxl_create_primary_surface")]
    public static partial void CreatePrimary(Instance* qxl, uint surface, DevSurfaceCreate* create);

    [LibraryImport(Library, EntryPoint = "spice_qxl_destroy_primary_surface")]
    public static partial void DestroyPrimary(Instance* qxl, uint surface);

    [LibraryImport(Library, EntryPoint = "spice_qxl_wakeup")]
    public static partial void Wake(Instance* qxl);

    /// <param name="area">A QXLRect.</param>
    [LibraryImport(Library, EntryPoint = "spice_qxl_update_area")]
    public static partial void UpdateArea(Instance* qxl, uint surface, int* area, int* dirty, uint dirtyCount, uint clear);

    [LibraryImport(Library, EntryPoint = "spice_qxl_monitors_config_async")]
    public static partial void MonitorsConfig(Instance* qxl, ulong configuration, int group, ulong cookie);

    /// <param name="fd">Becomes the library's; -1 for no picture.</param>
    [LibraryImport(Library, EntryPoint = "spice_qxl_gl_scanout")]
    public static partial void GlScanout(Instance* qxl, int fd, uint width, uint height, uint stride, uint format, int isFirstRowTop);

    [LibraryImport(Library, EntryPoint = "spice_qxl_gl_draw_async")]
    public static partial void GlDraw(Instance* qxl, uint x, uint y, uint width, uint height, ulong cookie);

    [LibraryImport(Library, EntryPoint = "spice_qxl_set_device_info", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetDevice(Instance* qxl, string address, uint firstDisplay, uint displays);

    [LibraryImport(Library, EntryPoint = "spice_server_playback_start")]
    public static partial void StartPlayback(Instance* playback);

    [LibraryImport(Library, EntryPoint = "spice_server_playback_stop")]
    public static partial void StopPlayback(Instance* playback);

    /// <param name="frames">Gets where to write; null when nobody listens, or all buffers are on their way.</param>
    /// <param name="count">Gets how many frames.</param>
    [LibraryImport(Library, EntryPoint = "spice_server_playback_get_buffer")]
    public static partial void GetPlaybackBuffer(Instance* playback, uint** frames, uint* count);

    [LibraryImport(Library, EntryPoint = "spice_server_playback_put_samples")]
    public static partial void PutSamples(Instance* playback, uint* frames);

    [LibraryImport(Library, EntryPoint = "spice_server_playback_set_volume")]
    public static partial void SetPlaybackVolume(Instance* playback, byte channels, ushort* volumes);

    [LibraryImport(Library, EntryPoint = "spice_server_playback_set_mute")]
    public static partial void SetPlaybackMute(Instance* playback, byte isMuted);

    [LibraryImport(Library, EntryPoint = "spice_server_get_best_playback_rate")]
    public static partial uint GetBestPlaybackRate(Instance* playback);

    [LibraryImport(Library, EntryPoint = "spice_server_set_playback_rate")]
    public static partial void SetPlaybackRate(Instance* playback, uint rate);

    [LibraryImport(Library, EntryPoint = "spice_server_record_start")]
    public static partial void StartRecord(Instance* record);

    [LibraryImport(Library, EntryPoint = "spice_server_record_stop")]
    public static partial void StopRecord(Instance* record);

    /// <returns>Frames.</returns>
    [LibraryImport(Library, EntryPoint = "spice_server_record_get_samples")]
    public static partial uint GetSamples(Instance* record, uint* frames, uint count);

    [LibraryImport(Library, EntryPoint = "spice_server_get_best_record_rate")]
    public static partial uint GetBestRecordRate(Instance* record);

    [LibraryImport(Library, EntryPoint = "spice_server_set_record_rate")]
    public static partial void SetRecordRate(Instance* record, uint rate);

    [LibraryImport(Library, EntryPoint = "spice_server_kbd_leds")]
    public static partial int SetLeds(Instance* keyboard, int leds);
}
