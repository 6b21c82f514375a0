using System.Collections.Frozen;
using System.Collections.Immutable;
using CleanTemplate.Application;
using CleanTemplate.Architecture.Planted.Code.Application.Books;
using CleanTemplate.Architecture.Planted.Code.Infrastructure.Books;
using CleanTemplate.Infrastructure;

namespace CleanTemplate.Architecture.Planted.Code.Domain.Books;

/// <summary>An entity that does what entities must not do.</summary>
public sealed class Book(BookId id) : Medium(id)
{
    public readonly string[] Chapters = [];

    private readonly List<Copy> _copies = [];

    public string Title { get; set; } = "";

    public List<string> Authors { get; } = [];

    public IReadOnlyDictionary<string, HashSet<int>> Index { get; } = FrozenDictionary<string, HashSet<int>>.Empty;

    public Isbn? Isbn { get; private init; }

    public Shelf? Shelf { get; private set; }

    public DateTime PutOn(Shelf shelf)
    {
        Shelf = shelf;
        return DateTime.UtcNow;
    }

    // Layers and assemblies that are outside of this one.
    public void Save() => BookFile.Write(Title);

    public static Task<string> Fetch(HttpClient web, Uri address) => web.GetStringAsync(address);

    public static LendBook Lend() => new();

    public static Type[] Outside() => [typeof(ApplicationServices), typeof(InfrastructureServices), typeof(Program)];

    // From here on all is well: nobody can change what these hand out.
    public IReadOnlyList<string> Subjects => [];

    public IEnumerable<Copy> Lent => _copies.Where(copy => copy.IsLent);

    public ImmutableArray<string> Editions => [];

    public FrozenSet<string> Keywords => [];

    public List<string> Names() => [Title, .. Authors];

    internal List<string> Notes { get; } = [];

    /// <summary>A part of the entity; it refers to another aggregate, and its own part can be changed by anybody.</summary>
    public sealed class Copy
    {
        public bool IsLent { get; private set; }

        public IReadOnlyList<Shelf> Places => [];

        public Cover? Cover { get; private init; }

        public Rating? Rating { get; private init; }

        public PageCount Pages { get; private init; }
    }
}
