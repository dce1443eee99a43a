using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>The few functions of GStreamer 1.x that decoding needs. It is optional: nothing here may be called before <see cref="GStreamerLibrary.IsLoaded"/>.</summary>
internal static unsafe partial class GStreamer
{
    public const string Library = "libgstreamer-1.0.so.0";
    public const string AppLibrary = "libgstapp-1.0.so.0";
    public const string GlibLibrary = "libglib-2.0.so.0";

    public const int StateNull = 1;
    public const int StatePlaying = 4;
    public const int StateChangeFailure = 0;
    public const int FlowOk = 0;
    public const int MapRead = 1;
    public const uint MessageEndOfStream = 1;
    public const uint MessageError = 2;

    [LibraryImport(Library, EntryPoint = "gst_init_check")]
    public static partial int InitCheck(int* count, byte*** arguments, nint* error);

    [LibraryImport(Library, EntryPoint = "gst_element_factory_find", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint FindFactory(string name);

    [LibraryImport(Library, EntryPoint = "gst_parse_launch", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint ParseLaunch(string description, nint* error);

    [LibraryImport(Library, EntryPoint = "gst_object_ref_sink")]
    public static partial nint RefSink(nint item);

    [LibraryImport(Library, EntryPoint = "gst_object_unref")]
    public static partial void Unref(nint item);

    [LibraryImport(Library, EntryPoint = "gst_mini_object_unref")]
    public static partial void UnrefMini(nint item);

    [LibraryImport(Library, EntryPoint = "gst_bin_get_by_name", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint GetByName(GstPipelineHandle bin, string name);

    [LibraryImport(Library, EntryPoint = "gst_element_get_bus")]
    public static partial nint GetBus(GstPipelineHandle element);

    [LibraryImport(Library, EntryPoint = "gst_element_set_state")]
    public static partial int SetState(GstPipelineHandle element, int state);

    [LibraryImport(Library, EntryPoint = "gst_element_set_state")]
    public static partial int SetState(nint element, int state);

    [LibraryImport(Library, EntryPoint = "gst_bus_pop_filtered")]
    public static partial nint PopMessage(GstObjectHandle bus, uint kinds);

    [LibraryImport(Library, EntryPoint = "gst_buffer_new_allocate")]
    public static partial nint NewBuffer(nint allocator, nuint size, nint parameters);

    [LibraryImport(Library, EntryPoint = "gst_buffer_fill")]
    public static partial nuint Fill(nint buffer, nuint offset, byte* bytes, nuint size);

    [LibraryImport(Library, EntryPoint = "gst_buffer_map")]
    public static partial int Map(nint buffer, GstMap* map, int flags);

    [LibraryImport(Library, EntryPoint = "gst_buffer_unmap")]
    public static partial void Unmap(nint buffer, GstMap* map);

    /// <summary>Takes the buffer, whatever it returns.</summary>
    [LibraryImport(AppLibrary, EntryPoint = "gst_app_src_push_buffer")]
    public static partial int Push(GstObjectHandle source, nint buffer);

    [LibraryImport(AppLibrary, EntryPoint = "gst_app_src_get_current_level_bytes")]
    public static partial ulong QueuedBytes(GstObjectHandle source);

    /// <summary>Waits so many nanoseconds for a sample; 0 when there is none.</summary>
    [LibraryImport(AppLibrary, EntryPoint = "gst_app_sink_try_pull_sample")]
    public static partial nint TryPull(GstObjectHandle sink, ulong timeout);

    [LibraryImport(Library, EntryPoint = "gst_sample_get_buffer")]
    public static partial nint BufferOf(nint sample);

    [LibraryImport(Library, EntryPoint = "gst_sample_get_caps")]
    public static partial nint CapsOf(nint sample);

    [LibraryImport(Library, EntryPoint = "gst_caps_get_structure")]
    public static partial nint StructureOf(nint caps, uint index);

    [LibraryImport(Library, EntryPoint = "gst_structure_get_int")]
    public static partial int ReadInteger(nint structure, byte* name, int* value);

    [LibraryImport(GlibLibrary, EntryPoint = "g_error_free")]
    public static partial void FreeError(nint error);
}
