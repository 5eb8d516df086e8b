using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Probative.Kernel.Words;
using Probative.Local.Facts;

namespace Probative.Local.Words;

/// <summary>
/// The tokenizer `probative` of SQLite FTS5 (its documentation, section 7.1): each word stands in the index
/// as it is written, marked, and under its keys, all at one place. The text itself is kept as it is. MUST be
/// registered on every connection that writes or asks an index of words.
/// </summary>
internal static unsafe partial class WordTokenizer
{
    private const string Library = "e_sqlite3";

    // sqlite3.h and fts5.h.
    private const int Ok = 0;
    private const int Error = 1;
    private const int Row = 100;
    private const int AskedToQuery = 0x0001;
    private const int AskedToMark = 0x0008;
    private const int AtSamePlace = 0x0001;

    // They outlive every connection: SQLite keeps pointers to the name, and looks for that of the type.
    private static readonly byte* s_name = Permanent("probative"u8);
    private static readonly byte* s_apiType = Permanent("fts5_api_ptr"u8);

    /// <summary>Registers it on an open connection.</summary>
    public static void Register(SqliteConnection db)
    {
        ArgumentNullException.ThrowIfNull(db);
        FactConnection.WaitForOthers(db);
        var api = ApiOf(db);
        var tokenizer = new Tokenizer { Create = &Create, Delete = &Delete, Tokenize = &Tokenize };
        ThrowUnless(Ok, api->CreateTokenizer(api, s_name, null, &tokenizer, null), db);
        GC.KeepAlive(db);
    }

    private static Api* ApiOf(SqliteConnection db)
    {
        Api* api = null;
        nint statement = 0;
        fixed (byte* sql = "SELECT fts5(?1)\0"u8)
        {
            // It reads the schema first: of a file that is no database this is what tells it.
            ThrowUnless(Ok, Prepare(db.Handle!.DangerousGetHandle(), sql, -1, &statement, null), db);
        }

        ThrowUnless(Ok, BindPointer(statement, 1, &api, s_apiType, null), db);
        var result = Step(statement);
        _ = Finalize(statement);
        ThrowUnless(Row, result, db);
        return api is not null ? api : throw new InvalidOperationException("This SQLite has no FTS5.");
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Create(void* context, byte** arguments, int count, void** made)
    {
        *made = (void*)GCHandle.ToIntPtr(GCHandle.Alloc(new KnownWords()));
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Delete(void* made) => GCHandle.FromIntPtr((nint)made).Free();

    /// <summary>No exception may cross into SQLite: whatever befalls here is an error of the statement.
    /// </summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Tokenize(
        void* made,
        void* context,
        int asked,
        byte* text,
        int length,
        delegate* unmanaged[Cdecl]<void*, int, byte*, int, int, int, int> take)
    {
        try
        {
            var known = (KnownWords)GCHandle.FromIntPtr((nint)made).Target!;
            var bytes = new ReadOnlySpan<byte>(text, text is null ? 0 : length);
            var (isQuery, isMarking) = ((asked & AskedToQuery) != 0, (asked & AskedToMark) != 0);
            var isWritten = isQuery && bytes.StartsWith((byte)WordQuery.Written);
            var room = stackalloc char[WordScan.LettersMax];
            var scan = new WordScan(bytes, new Span<char>(room, WordScan.LettersMax));
            while (scan.Next())
            {
                if (isMarking)
                {
                    // What marks found words counts words and asks where they stand; which they are it knows.
                    var (at, size) = (scan.Start, scan.End - scan.Start);
                    var marked = take(context, 0, text + at, size, at, scan.End);
                    if (marked != Ok) return marked;
                    continue;
                }

                // A question has one or the other.
                var tokens = known.TokensOf(scan.Word);
                var first = isQuery && !isWritten ? 1 : 0;
                var end = isWritten ? 1 : tokens.Length;
                for (var i = first; i < end; i++)
                {
                    fixed (byte* token = tokens[i])
                    {
                        var flags = i == first ? 0 : AtSamePlace;
                        var result = take(context, flags, token, tokens[i].Length, scan.Start, scan.End);
                        if (result != Ok) return result;
                    }
                }
            }

            return Ok;
        }
        catch (Exception)
        {
            return Error;
        }
    }

    private static void ThrowUnless(int expected, int result, SqliteConnection db)
    {
        if (result != expected) SqliteException.ThrowExceptionForRC(result, db.Handle);
    }

    private static byte* Permanent(ReadOnlySpan<byte> text)
    {
        var copy = (byte*)NativeMemory.AllocZeroed((nuint)text.Length + 1);
        text.CopyTo(new Span<byte>(copy, text.Length));
        return copy;
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_prepare_v2")]
    private static partial int Prepare(nint db, byte* sql, int length, nint* statement, byte** tail);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_pointer")]
    private static partial int BindPointer(
        nint statement, int parameter, void* pointer, byte* type, void* destroy);

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    private static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_finalize")]
    private static partial int Finalize(nint statement);

    /// <summary>`fts5_tokenizer`.</summary>
    private struct Tokenizer
    {
        public delegate* unmanaged[Cdecl]<void*, byte**, int, void**, int> Create;
        public delegate* unmanaged[Cdecl]<void*, void> Delete;
        public delegate* unmanaged[Cdecl]<
            void*,
            void*,
            int,
            byte*,
            int,
            delegate* unmanaged[Cdecl]<void*, int, byte*, int, int, int, int>,
            int> Tokenize;
    }

    /// <summary>The beginning of `fts5_api`: SQLite makes them.</summary>
    private readonly struct Api(
        int version, delegate* unmanaged[Cdecl]<Api*, byte*, void*, Tokenizer*, void*, int> create)
    {
        public readonly int Version = version;
        public readonly delegate* unmanaged[Cdecl]<Api*, byte*, void*, Tokenizer*, void*, int>
            CreateTokenizer = create;
    }
}
