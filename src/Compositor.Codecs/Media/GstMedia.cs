using System.Runtime.InteropServices;

namespace Compositor.Codecs;

/// <summary>What of GStreamer streams need beside <see cref="GStreamer"/>: properties, messages, probes, and what pictures are made of.</summary>
internal static unsafe partial class GstMedia
{
    public const string VideoLibrary = "libgstvideo-1.0.so.0";
    public const string AllocatorsLibrary = "libgstallocators-1.0.so.0";
    public const string ObjectLibrary = "libgobject-2.0.so.0";
    public const string IoLibrary = "libgio-2.0.so.0";

    public const int StatePaused = 3;
    public const int StateChangeNoPreroll = 3;
    public const uint MessageWarning = 4;
    public const uint MessageElement = 1 << 15;
    public const uint MessageLatency = 1 << 19;
    public const int ProbeOk = 1;
    public const int ProbeHandled = 4;
    public const int ProbeBuffer = 1 << 4;
    public const int ProbeBufferList = 1 << 5;
    public const int ProbeQueryDownstream = 1 << 9;
    public const int ProbePush = 1 << 12;
    public const int QueryAllocation = 0x8C06;
    public const int FormatTime = 3;
    public const int SeekFlushKeyUnit = 1 | 4;

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_util_set_object_arg", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetArgument(nint item, string name, string value);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_element_get_static_pad", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint GetPad(nint element, string name);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_pad_add_probe")]
    public static partial ulong AddProbe(nint pad, int mask, delegate* unmanaged<nint, GstProbe*, nint, int> callback, nint data, nint destroy);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_query_add_allocation_meta")]
    public static partial void AddAllocationMeta(nint query, nuint api, nint parameters);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_query_new_latency")]
    public static partial nint NewLatencyQuery();

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_query_parse_latency")]
    public static partial void ParseLatency(nint query, int* isLive, ulong* least, ulong* most);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_element_query")]
    public static partial int Query(GstPipelineHandle element, nint query);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_element_seek_simple")]
    public static partial int Seek(GstPipelineHandle element, int format, int flags, long position);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_bin_recalculate_latency")]
    public static partial int RecalculateLatency(GstPipelineHandle bin);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_message_get_structure")]
    public static partial nint StructureOf(nint message);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_message_parse_error")]
    public static partial void ParseError(nint message, nint* error, nint* detail);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_message_parse_warning")]
    public static partial void ParseWarning(nint message, nint* error, nint* detail);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_core_error_quark")]
    public static partial uint CoreErrors();

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_resource_error_quark")]
    public static partial uint ResourceErrors();

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_stream_error_quark")]
    public static partial uint StreamErrors();

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_structure_get_name")]
    public static partial nint NameOf(nint structure);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_structure_get_string", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint ReadText(nint structure, string name);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_structure_get_value", StringMarshalling = StringMarshalling.Utf8)]
    public static partial GstValue* ReadValue(nint structure, string name);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_structure_get_int", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ReadInteger(nint structure, string name, int* value);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_structure_get_uint64", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int ReadLong(nint structure, string name, ulong* value);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_caps_get_features")]
    public static partial nint FeaturesOf(nint caps, uint index);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_caps_features_contains", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Contains(nint features, string name);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_mini_object_ref")]
    public static partial nint RefMini(nint item);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_bin_iterate_recurse")]
    public static partial nint Iterate(GstPipelineHandle bin);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_iterator_next")]
    public static partial int Next(nint iterator, GstValue* item);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_iterator_free")]
    public static partial void FreeIterator(nint iterator);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_element_get_factory")]
    public static partial nint FactoryOf(nint element);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_element_factory_get_metadata", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint MetadataOf(nint factory, string key);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_object_get_name")]
    public static partial nint CopyName(nint item);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_buffer_get_size")]
    public static partial nuint SizeOf(nint buffer);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_buffer_list_calculate_size")]
    public static partial nuint SizeOfList(nint list);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_buffer_find_memory")]
    public static partial int FindMemory(nint buffer, nuint offset, nuint size, uint* index, uint* length, nuint* skip);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_memory_get_sizes")]
    public static partial nuint SizesOf(nint memory, nuint* offset, nuint* most);

    [LibraryImport(GStreamer.Library, EntryPoint = "gst_buffer_peek_memory")]
    public static partial nint MemoryOf(nint buffer, uint index);

    [LibraryImport(GStreamer.AppLibrary, EntryPoint = "gst_app_sink_is_eos")]
    public static partial int IsAtEnd(nint sink);

    [LibraryImport(VideoLibrary, EntryPoint = "gst_buffer_get_video_meta")]
    public static partial GstVideoMeta* VideoMetaOf(nint buffer);

    [LibraryImport(VideoLibrary, EntryPoint = "gst_video_meta_api_get_type")]
    public static partial nuint VideoMetaType();

    [LibraryImport(VideoLibrary, EntryPoint = "gst_video_colorimetry_from_string")]
    public static partial int ReadColorimetry(GstColorimetry* colorimetry, nint text);

    [LibraryImport(AllocatorsLibrary, EntryPoint = "gst_is_dmabuf_memory")]
    public static partial int IsDmaBuf(nint memory);

    [LibraryImport(AllocatorsLibrary, EntryPoint = "gst_dmabuf_memory_get_fd")]
    public static partial int DescriptorOf(nint memory);

    [LibraryImport(ObjectLibrary, EntryPoint = "g_value_init")]
    public static partial nint InitValue(GstValue* value, nuint type);

    [LibraryImport(ObjectLibrary, EntryPoint = "g_value_set_string", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetText(GstValue* value, string text);

    [LibraryImport(ObjectLibrary, EntryPoint = "g_value_set_object")]
    public static partial void SetObject(GstValue* value, nint item);

    [LibraryImport(ObjectLibrary, EntryPoint = "g_object_unref")]
    public static partial void UnrefObject(nint item);

    [LibraryImport(IoLibrary, EntryPoint = "g_tls_file_database_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint NewTlsDatabase(string file, nint* error);

    [LibraryImport(ObjectLibrary, EntryPoint = "g_value_get_boxed")]
    public static partial nint GetBoxed(GstValue* value);

    [LibraryImport(ObjectLibrary, EntryPoint = "g_value_get_object")]
    public static partial nint GetObject(GstValue* value);

    [LibraryImport(ObjectLibrary, EntryPoint = "g_value_unset")]
    public static partial void UnsetValue(GstValue* value);

    [LibraryImport(ObjectLibrary, EntryPoint = "g_object_set_property", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetProperty(nint item, string name, GstValue* value);

    [LibraryImport(ObjectLibrary, EntryPoint = "g_object_get_property", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void GetProperty(nint item, string name, GstValue* value);

    [LibraryImport(GStreamer.GlibLibrary, EntryPoint = "g_free")]
    public static partial void Free(nint memory);
}
