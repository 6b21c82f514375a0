using System.Reflection.PortableExecutable;

namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>Files that are no assemblies, or no longer: they are named and skipped, and the others are read.</summary>
public sealed class Damage : IDisposable
{
    private const string Source = "class C { void M() { try { Console.Write(typeof(List<int>)); } catch (Exception) { } } async Task N() => await Task.Yield(); }";
    private readonly Assemblies _code = new Assemblies().With("App", Source);

    [Fact]
    public void What_is_no_assembly_is_skipped_with_the_reason()
    {
        File.WriteAllText(_code.FileOf("Text"), "I am no assembly.");
        File.WriteAllText(_code.FileOf("Empty"), "");
        File.WriteAllBytes(_code.FileOf("Native"), WithoutCliHeader(File.ReadAllBytes(_code.FileOf("App"))));
        File.Copy(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, OperatingSystem.IsWindows() ? "coreclr.dll" : OperatingSystem.IsMacOS() ? "libcoreclr.dylib" : "libcoreclr.so"), _code.FileOf("Shared"));
        File.Copy(_code.FileOf("App"), _code.FileOf("Twin"));

        var types = _code.Types();

        Assert.Equal(["Empty", "Native", "Shared", "Text", "Twin"], types.Skipped.Select(file => Path.GetFileNameWithoutExtension(file.Path)));
        Assert.Equal("no .NET metadata in it (a native library)", types.Skipped[1].Reason);
        Assert.Equal("a second assembly App", types.Skipped[4].Reason);
        Assert.All(types.Skipped, file => Assert.NotEmpty(file.Reason));
        Assert.Equal(["C"], types.GetTypes().Select(type => type.Name));
    }

    [Fact]
    public void What_was_cut_off_anywhere_is_skipped_or_read()
    {
        var whole = File.ReadAllBytes(_code.FileOf("App"));
        for (var length = 0; length < whole.Length; length += 37)
        {
            using var code = new Assemblies();
            File.WriteAllBytes(code.FileOf("App"), whole[..length]);

            var types = code.Types();

            Assert.Equal(types.Skipped.Count == 0, types.GetTypes().Count > 0);
        }
    }

    [Fact]
    public void Debug_information_of_another_build_is_not_used()
    {
        using var other = new Assemblies().With("App", "\n\n\nclass D { void M() => Console.Write(1); }");
        File.Copy(Path.Combine(other.Folder, "App.pdb"), Path.Combine(_code.Folder, "App.pdb"), overwrite: true);

        Assert.All(_code.Types().GetTypes().Single().Uses, use => Assert.Null(use.File));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(300)]
    [InlineData(2000)]
    public void Debug_information_that_was_cut_off_is_not_used(int left)
    {
        var file = Path.Combine(_code.Folder, "App.pdb");
        var whole = File.ReadAllBytes(file);
        File.WriteAllBytes(file, whole[..Math.Min(left, whole.Length - 1)]);

        Assert.All(_code.Types().GetTypes().Single().Uses, use => Assert.Null(use.File));
    }

    [Fact]
    public void A_reference_that_is_nowhere_to_be_found_is_a_dependency_all_the_same()
    {
        using var code = new Assemblies().With("Forbidden", Planted.Forbidden).With(
            "App",
            """
            using Forbidden;
            [Says(Kind.Two, typeof(Outer))] class C : Thing { Unit _unit; public override void Turn() => base.Turn(); }
            class D : Box<int>, IThing { public void M() { } }
            class Says(Kind kind, Type type) : Attribute;
            """);
        File.Delete(code.FileOf("Forbidden"));

        var types = code.Types();

        Assert.Equal(["C", "D", "Says"], types.That().HaveDependencyOn("Forbidden").GetTypes().Select(type => type.Name));
        Assert.Equal(["Forbidden.Thing"], types.GetTypes().Single(type => type.Name == "C").BaseTypes.Select(parent => parent.FullName));
        Assert.Equal(["Forbidden.IThing"], types.GetTypes().Single(type => type.Name == "D").Interfaces.Select(face => face.FullName));
        Assert.Contains("Forbidden.Outer", types.GetTypes().Single(type => type.Name == "C").Dependencies);
        Assert.All(types.GetTypes(), type => Assert.NotEmpty(type.Uses));
    }

    [Fact]
    public void A_native_method_of_a_mixed_assembly_is_not_read()
    {
        File.WriteAllBytes(_code.FileOf("Mixed"), Crafted.MixedAssembly());

        var types = _code.Types("Mixed");

        Assert.Empty(types.Skipped);
        Assert.Contains("System.Void", types.GetTypes().Single().Dependencies);
    }

    [Theory]
    [InlineData("Required")]
    [InlineData("Optional")]
    public void What_a_signature_demands_beside_a_type_is_a_dependency(string field)
    {
        File.WriteAllBytes(_code.FileOf("Mixed"), Crafted.MixedAssembly());

        var use = _code.Types("Mixed").GetTypes().Single().Uses.Single(use => use.Member == field && use.Type != "System.Int32");

        Assert.Equal($"Forbidden.{field}", use.Type);
        Assert.Equal(Model.UseKind.Field, use.Kind);
    }

    [Fact]
    public void The_sizes_of_an_array_do_not_hide_what_follows()
    {
        File.WriteAllBytes(_code.FileOf("Mixed"), Crafted.MixedAssembly());

        var uses = _code.Types("Mixed").GetTypes().Single().Uses;

        Assert.Equal(["Forbidden.Sized", "System.Int32"], uses.Where(use => use.Kind == Model.UseKind.Parameter).Select(use => use.Type).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_module_is_read_under_the_name_of_its_file()
    {
        var module = Path.Combine(_code.Folder, "Part.netmodule");
        File.WriteAllBytes(module, Assemblies.Module("[module: CLSCompliant(false)] class C { void M() => Console.Write(1); }"));

        var type = Assert.Single(Types.FromFile(module).GetTypes());

        Assert.Equal("Part", type.AssemblyName);
        Assert.Contains("System.Console", type.Dependencies);
    }

    [Theory]
    [InlineData("Microsoft.CodeAnalysis.dll")]
    [InlineData("Microsoft.CodeAnalysis.CSharp.dll")]
    public void The_compiler_itself_can_be_read_use_by_use(string file)
    {
        var types = Types.FromFile(file);

        Assert.Empty(types.Skipped);
        Assert.All(types.GetTypes().SelectMany(type => type.Dependencies), name => Assert.Matches("^([A-Z_]\\w*\\.)*[A-Z_]\\w*$", name));
        Assert.All(types.GetTypes(), type => Assert.Equal(type.Dependencies.Order(StringComparer.Ordinal), type.Uses.Select(use => use.Type).Distinct().Order(StringComparer.Ordinal)));
    }

    public void Dispose() => _code.Dispose();

    private static byte[] WithoutCliHeader(byte[] assembly)
    {
        using PEReader reader = new(new MemoryStream(assembly));
        const int sizeOfPe32Header = 96, cliHeader = 14, sizeOfEntry = 8;
        var entry = reader.PEHeaders.PEHeaderStartOffset + sizeOfPe32Header + (cliHeader * sizeOfEntry);
        assembly.AsSpan(entry, sizeOfEntry).Clear();
        return assembly;
    }
}
