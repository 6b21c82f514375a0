using CleanTemplate.Architecture.Rules.Model;

namespace CleanTemplate.Architecture.Rules.Tests
{
    /// <summary>Base types, interfaces and attributes, however far away they stand.</summary>
    public sealed class Relatives
    {
        private const string Faces =
            """
            namespace Family
            {
                public interface IOne;
                public interface ITwo : IOne;
                public interface IOf<T>;
                public interface IPair<A, B> : IOf<B>;
                public class Base : ITwo { public class Inner : IOf<int>; }
                public class Base<T> : IOf<T>;
                public class Swapped<A, B> : IPair<B, A>;
                public class MarkAttribute : System.Attribute;
                public class MarkAttribute<T> : System.Attribute;
            }
            """;

        [Theory]
        [InlineData("class C : IOne;", typeof(Family.IOne))]
        [InlineData("class C : ITwo;", typeof(Family.IOne))]
        [InlineData("class C : Base;", typeof(Family.IOne))]
        [InlineData("class C : D; class D : Base;", typeof(Family.ITwo))]
        [InlineData("struct C : ITwo;", typeof(Family.IOne))]
        [InlineData("interface C : ITwo;", typeof(Family.IOne))]
        [InlineData("class C : IOf<int>;", typeof(Family.IOf<>))]
        [InlineData("class C : IOf<int>;", typeof(Family.IOf<int>))]
        [InlineData("class C : IOf<int[]>;", typeof(Family.IOf<int[]>))]
        [InlineData("class C : IOf<int[,]>;", typeof(Family.IOf<int[,]>))]
        [InlineData("class C : IOf<List<string>>;", typeof(Family.IOf<List<string>>))]
        [InlineData("class C : IOf<(int, string)>;", typeof(Family.IOf<(int, string)>))]
        [InlineData("class C : Base<int>;", typeof(Family.IOf<int>))]
        [InlineData("class C : D<int>; class D<T> : Base<List<T>>;", typeof(Family.IOf<List<int>>))]
        [InlineData("class C : Swapped<int, string>;", typeof(Family.IOf<int>))]
        [InlineData("class C : Base.Inner;", typeof(Family.IOf<int>))]
        [InlineData("class C : List<int>;", typeof(IReadOnlyCollection<int>))]
        [InlineData("class C : List<int>;", typeof(System.Collections.IEnumerable))]
        [InlineData("record C;", typeof(IEquatable<>))]
        [InlineData("enum C;", typeof(IConvertible))]
        public void An_interface_is_implemented(string source, Type face)
        {
            Assert.Contains("C", Selected(source, types => types.ImplementInterface(face)));
            Assert.DoesNotContain("C", Selected(source, types => types.DoNotImplementInterface(face)));
        }

        [Theory]
        [InlineData("class C;", typeof(Family.IOne))]
        [InlineData("class C : IOne;", typeof(Family.ITwo))]
        [InlineData("class C : IOf<int>;", typeof(Family.IOf<string>))]
        [InlineData("class C : IOf<int[]>;", typeof(Family.IOf<int[,]>))]
        [InlineData("class C : IOf<List<string>>;", typeof(Family.IOf<List<int>>))]
        [InlineData("class C : Swapped<int, string>;", typeof(Family.IOf<string>))]
        [InlineData("class C : IOne; interface IOne;", typeof(Family.IOne))]
        [InlineData("class C { IOne? F; }", typeof(Family.IOne))]
        public void An_interface_is_not_implemented(string source, Type face)
        {
            Assert.DoesNotContain("C", Selected(source, types => types.ImplementInterface(face)));
            Assert.Contains("C", Selected(source, types => types.DoNotImplementInterface(face)));
        }

        [Theory]
        [InlineData("class C : Base;", typeof(Family.Base))]
        [InlineData("class C : D; class D : Base;", typeof(Family.Base))]
        [InlineData("class C : Base<int>;", typeof(Family.Base<>))]
        [InlineData("class C : Base<int>;", typeof(Family.Base<int>))]
        [InlineData("class C : D<int>; class D<T> : Base<T>;", typeof(Family.Base<int>))]
        [InlineData("class C : Base.Inner;", typeof(Family.Base.Inner))]
        [InlineData("class C : System.IO.FileNotFoundException;", typeof(SystemException))]
        [InlineData("struct C;", typeof(ValueType))]
        public void A_class_is_a_base(string source, Type parent)
        {
            Assert.Contains("C", Selected(source, types => types.Inherit(parent)));
            Assert.DoesNotContain("C", Selected(source, types => types.DoNotInherit(parent)));
        }

        [Theory]
        [InlineData("class C;", typeof(Family.Base))]
        [InlineData("class C : Base<int>;", typeof(Family.Base))]
        [InlineData("class C : Base<int>;", typeof(Family.Base<string>))]
        [InlineData("class C : Base.Inner;", typeof(Family.Base))]
        [InlineData("class C : IOne;", typeof(Family.IOne))]
        public void A_class_is_no_base(string source, Type parent)
        {
            Assert.DoesNotContain("C", Selected(source, types => types.Inherit(parent)));
            Assert.Contains("C", Selected(source, types => types.DoNotInherit(parent)));
        }

        [Theory]
        [InlineData("[Mark] class C; [Mark<int>] class D; class E { [Mark] int F; } class G : C;", typeof(Family.MarkAttribute), "C")]
        [InlineData("[Mark<int>] class C; [Mark<string>] class D; [Mark] class E;", typeof(Family.MarkAttribute<>), "C D")]
        [InlineData("[Mark<int>] class C; [Mark<string>] class D; [Mark] class E;", typeof(Family.MarkAttribute<int>), "C")]
        [InlineData("[Serializable] class C; class D;", typeof(ObsoleteAttribute), "")]
        public void An_attribute_is_carried(string source, Type attribute, string names)
        {
            Assert.Equal(names, string.Join(' ', Selected(source, types => types.HaveCustomAttribute(attribute))));
            Assert.DoesNotContain(names.Split(' ').Where(name => name.Length > 0), Selected(source, types => types.DoNotHaveCustomAttribute(attribute)).Contains);
        }

        [Fact]
        public void A_base_in_another_folder_is_known_when_its_assembly_is_read_too()
        {
            using var family = new Assemblies().With("Family", Faces);
            using var code = new Assemblies().With("Family", Faces).With("App", "class C : Family.Base;");
            File.Delete(code.FileOf("Family"));

            var types = Reading.CodeGraph.Of([family.FileOf("Family"), code.FileOf("App")]).Types;

            Assert.Contains("Family.IOne", types.Single(type => type.Name == "C").Interfaces.Select(face => face.FullName));
        }

        [Fact]
        public void A_base_that_has_moved_to_another_assembly_is_followed_there()
        {
            using var code = new Assemblies().With("Family", Faces).With("App", "class C : Family.Base; class D : Family.Base.Inner;");
            var moved = new Assemblies().With("Moved", Faces).With(
                "Family",
                "[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(Family.Base))]");
            using (moved)
                foreach (var name in new[] { "Moved", "Family" }) File.Copy(moved.FileOf(name), code.FileOf(name), overwrite: true);

            var types = code.Types("App").GetTypes();

            Assert.Contains("Family.IOne", types.Single(type => type.Name == "C").Interfaces.Select(face => face.FullName));
            Assert.Contains("Family.IOf`1", types.Single(type => type.Name == "D").Interfaces.Select(face => face.FullName));
        }

        private static IEnumerable<string> Selected(string source, Func<Predicates, PredicateList> which)
        {
            using var code = new Assemblies().With("Family", Faces).With("App", $"using Family; {source}");
            return [.. which(code.Types("App").That()).GetTypes().Select(type => type.FullName)];
        }
    }
}

// The same types again, for typeof: the engine compares names and loads nothing.
namespace Family
{
    public interface IOne;

    public interface ITwo : IOne;

    public interface IOf<T>;

    public class Base
    {
        public class Inner;
    }

    public class Base<T>;

    [AttributeUsage(AttributeTargets.All)]
    public sealed class MarkAttribute : Attribute;

    [AttributeUsage(AttributeTargets.All)]
    public sealed class MarkAttribute<T> : Attribute;
}
