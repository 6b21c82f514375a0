using System.Globalization;
using CleanTemplate.Architecture.Rules.Questions;
using CleanTemplate.Architecture.Rules.Reading;

namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>Thousands of names of a tiny alphabet, so that most are near misses, against a matcher that goes segment by segment.</summary>
public sealed class NamesAtRandom
{
    private const int Seed = 20260101;
    private static readonly string[] Spaces = ["A", "AB", "B", "Ab"];
    private static readonly string[] Types = ["C", "CA", "AC", "Ca"];
    private static readonly string[] Members = ["M", "MA", "Ma"];

    [Fact]
    public void A_set_of_names_matches_as_segments_do()
    {
        Random random = new(Seed);
        for (var round = 0; round < 20_000; round++)
        {
            NameTable table = new();
            var space = Path(random, Spaces, random.Next(4));
            var type = table.Type("App", space, string.Join('+', Pick(random, Types, random.Next(1, 3))));
            string[] names = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Path(random, [.. Spaces, .. Types], random.Next(1, 5)))];

            Assert.Equal(names.Any(name => IsPrefix(name, type.FullName)), new NameSet(names).Matches(table, type.Target));
        }
    }

    [Fact]
    public void Rules_on_namespaces_and_dependencies_choose_as_segments_do()
    {
        Random random = new(Seed);
        var all = Enumerable.Range(0, 300).Select(_ => (Space: Path(random, Spaces, random.Next(1, 4)), Type: random.GetItems(Types, 1)[0])).Distinct().ToList();
        var uses = all.ToDictionary(type => $"{type.Space}.{type.Type}", _ => random.GetItems([.. all], 2).Select(used => $"{used.Space}.{used.Type}.{random.GetItems(Members, 1)[0]}").ToList());
        using var code = new Assemblies().With("App", string.Concat(all.Select(type => Source(type.Space, type.Type, uses[$"{type.Space}.{type.Type}"]))));
        var types = code.Types();

        for (var round = 0; round < 2_000; round++)
        {
            var name = random.Next(2) == 0 ? Path(random, Spaces, random.Next(1, 4)) : Path(random, Spaces, random.Next(1, 4)) + "." + Path(random, [.. Types, .. Members], random.Next(1, 3));

            Assert.Equal(
                all.Where(type => IsPrefix(name, type.Space)).Select(type => $"{type.Space}.{type.Type}").Order(StringComparer.Ordinal),
                types.That().ResideInNamespace(name).GetTypes().Select(type => type.FullName).Order(StringComparer.Ordinal));
            Assert.Equal(
                uses.Where(type => type.Value.Exists(used => IsPrefix(name, used) && !used.StartsWith(type.Key + ".", StringComparison.Ordinal))).Select(type => type.Key).Order(StringComparer.Ordinal),
                types.That().HaveDependencyOn(name).GetTypes().Select(type => type.FullName).Order(StringComparer.Ordinal));
        }
    }

    private static string Source(string space, string type, IEnumerable<string> uses) => string.Create(
        CultureInfo.InvariantCulture,
        $"namespace {space} {{ public static class {type} {{ {string.Concat(Members.Select(member => $"public static void {member}() {{ }} "))} static {type}() {{ {string.Concat(uses.Select(use => $"global::{use}();"))} }} }} }}\n");

    private static bool IsPrefix(string name, string of)
    {
        var segments = of.Split('.');
        var wanted = name.Split('.');
        return wanted.Length <= segments.Length && wanted.Zip(segments).All(pair => string.Equals(pair.First, pair.Second, StringComparison.Ordinal));
    }

    private static string Path(Random random, string[] alphabet, int length) => string.Join('.', Pick(random, alphabet, length));

    private static string[] Pick(Random random, string[] alphabet, int length) => random.GetItems(alphabet, length);
}
