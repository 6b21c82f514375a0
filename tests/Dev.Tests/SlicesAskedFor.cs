using System.Text.Json;
using System.Text.RegularExpressions;
using CleanTemplate.Dev.Slices;
using CleanTemplate.Dev.Updates;

namespace CleanTemplate.Dev.Tests;

/// <summary>What <c>new</c> refuses, before anything is written. What it writes is tried inside a whole solution.</summary>
public sealed class SlicesAskedFor : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory();

    public SlicesAskedFor()
    {
        Write("Directory.Build.props", "<Project><PropertyGroup><ProductName>Acme.Library</ProductName></PropertyGroup></Project>");
        Write("src/Application/Lending/LendBook.cs", "namespace Acme.Library.Application.Lending;\n\npublic sealed record LendBook(string Isbn);\n\ninternal sealed class LendBookHandler;\n\npublic sealed record GetBook(string Isbn);\n\npublic sealed record ListShelves(int Page);\n");
        Write("src/Application/Common/Page.cs", "public sealed record Page<T>(T Item);");
        Write("src/Domain/Lending/Events.cs", "namespace Acme.Library.Domain.Lending;\n\npublic sealed record BookLent(\n    string Isbn, DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);\n");
        Write("src/Domain/Sorting/Events.cs", "namespace Acme.Library.Domain.Sorting;\n\npublic sealed record ShelfFilled(DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);\n");
        Write("src/Domain/Storing/Events.cs", "namespace Acme.Library.Domain.Storing;\n\npublic sealed record ShelfFilled(DateTimeOffset OccurredAt) : DomainEvent(OccurredAt);\n");
        Write("src/Infrastructure/Jobs/JobQueue.cs", "internal sealed class JobQueue;");
        Write("src/Infrastructure/Persistence/Audit/AuditEntry.cs", "internal sealed class AuditEntry;");
        Write("src/Application/bin/Copy.cs", "public class Supplier;");
    }

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData("usecase lendBook --area Lending --kind command", "'lendBook' is no name for a use case: that is a capital")]
    [InlineData("usecase Lend-Book --area Lending --kind command", "'Lend-Book' is no name for a use case: that is a capital")]
    [InlineData("usecase Müller --area Lending --kind command", "'Müller' is no name for a use case: that is a capital")]
    [InlineData("usecase A234567890123456789012345678901234567890X --area Lending --kind query", "at most 38 letters")]
    [InlineData("entity Event --area Lending", "'Event' is no name for an entity: as a variable it is a keyword of C#")]
    [InlineData("entity Task --area Lending", "'Task' is no name for an entity: .NET has a type of that name")]
    [InlineData("entity Request --area Lending", "it stands for something else in every slice")]
    [InlineData("entity Library --area Lending", "it stands for something else in every slice")]
    [InlineData("entity Lending --area Purchasing", "'Lending' is no name for an entity: it is a business area")]
    [InlineData("entity Purchasing --area Purchasing", "cannot be the name of an entity and of its area")]
    [InlineData("entity Supplier --area Common", "'Common' is no business area. There are Lending, Sorting, Storing; another name makes a new one.")]
    [InlineData("entity Supplier --area Jobs", "'Jobs' is no business area: src/Infrastructure/Jobs has that name. There are Lending, Sorting, Storing; another name makes a new one.")]
    [InlineData("entity Supplier --area Audit", "'Audit' is no business area: src/Infrastructure/Persistence/Audit has that name.")]
    [InlineData("entity Supplier --area LendBook", "'LendBook' is no business area: src/Application/Lending/LendBook.cs has a type of that name.")]
    [InlineData("entity Supplier --area File", "'File' is no business area: .NET has a type of that name.")]
    [InlineData("entity Audit --area Lending", "'Audit' is no name for an entity: src/Infrastructure/Persistence/Audit has that name.")]
    [InlineData("usecase Note --area Lending --kind query", "it stands for something else in every slice")]
    [InlineData("entity Shelf --area Lending", "There is a 'ListShelves' already, in src/Application/Lending/LendBook.cs.")]
    [InlineData("entity Book --area Lending", "There is a 'GetBook' already, in src/Application/Lending/LendBook.cs.")]
    [InlineData("entity Supplier --area Acme", "'Acme' is no business area.")]
    [InlineData("entity Supplier --area my.area", "'my.area' is no name for an area")]
    [InlineData("entity Supplier --area Lending --plural Supplier", "'Supplier' cannot stand for one and for several")]
    [InlineData("usecase LendBook --area Lending --kind command", "There is a 'LendBook' already, in src/Application/Lending/LendBook.cs.")]
    [InlineData("job Page --area Lending", "'Page' is no name for a job")]
    [InlineData("usecase ReturnBook --area Lending --kind event", "'event' is no kind of use case: --kind takes command, which changes something, or query.")]
    [InlineData("event-handler TellReaders --area Lending --event BookLost", "There is no event 'BookLost' in src/Domain. There are: BookLent, ShelfFilled.")]
    [InlineData("event-handler TellReaders --area Lending --event ShelfFilled", "'ShelfFilled' is an event of Sorting and of Storing. Give one of these areas, or the event another name.")]
    public async Task A_name_that_cannot_be_is_refused_with_what_is_allowed(string asked, string refusal) => Assert.Contains(refusal, (await Asked(asked, expected: 1)).Said);

    [Theory]
    [InlineData("", "Adds a slice to the solution")]
    [InlineData("table Supplier", "'table' is no kind of slice: there are usecase, entity, event-handler, job.")]
    [InlineData("entity", "The name of an entity comes after 'entity'.")]
    [InlineData("entity --area Lending", "The name of an entity comes after 'entity'.")]
    [InlineData("entity Supplier", "--area is missing: an entity needs it.")]
    [InlineData("job Remind --area Lending --cron daily", "'--cron' is no option of 'job': there are --area.")]
    [InlineData("job Remind --area", "--area takes one value, once.")]
    [InlineData("job Remind --area Lending --area=Sorting", "--area takes one value, once.")]
    public async Task What_is_not_understood_is_answered_with_what_would_be(string asked, string answer) => Assert.Contains(answer, (await Asked(asked, expected: 2)).Said);

    [Theory, InlineData("--help"), InlineData("entity --help"), InlineData("-h")]
    public async Task Help_shows_how_to_ask_and_what_to_install(string asked)
    {
        var (_, said) = await Asked(asked, expected: 0);

        Assert.All((string[])["new usecase NAME", "new entity NAME", "new event-handler NAME", "new job NAME", $"dotnet new install {ScaffoldRecord.Package}"], part => Assert.Contains(part, said));
    }

    [Theory]
    [InlineData("ShelfFilled", "Storing", "Acme.Library.Domain.Storing")]
    [InlineData("BookLent", "Storing", "Acme.Library.Domain.Lending")]
    public void An_event_of_the_area_is_meant_before_those_of_others(string name, string area, string space) =>
        Assert.Equal(space, Assert.Single(Solution.Above(_root.FullName)!.Meant(name, area)).Namespace);

    [Theory]
    [InlineData("Supplier", "Suppliers"), InlineData("Company", "Companies"), InlineData("Day", "Days"), InlineData("Prize", "Prizes")]
    [InlineData("Box", "Boxes"), InlineData("Address", "Addresses"), InlineData("Branch", "Branches"), InlineData("Waltz", "Waltzes"), InlineData("Topaz", "Topazes")]
    [InlineData("Quiz", "Quizzes"), InlineData("Fez", "Fezzes")]
    [InlineData("BookShelf", "BookShelves"), InlineData("Leaf", "Leaves"), InlineData("Loaf", "Loaves"), InlineData("Half", "Halves"), InlineData("Elf", "Elves"), InlineData("Wolf", "Wolves")]
    [InlineData("Thief", "Thieves"), InlineData("Scarf", "Scarves"), InlineData("Knife", "Knives"), InlineData("Life", "Lives")]
    [InlineData("Roof", "Roofs"), InlineData("Belief", "Beliefs"), InlineData("Chief", "Chiefs"), InlineData("Tariff", "Tariffs"), InlineData("Gulf", "Gulfs"), InlineData("Safe", "Safes")]
    public void Several_of_them_are_called_by_the_rules_of_English(string one, string several)
    {
        using var template = JsonDocument.Parse(File.ReadAllText(Path.Combine(ApiProject.Built.Solution, "templates/items/entity/.template.config/template.json")));
        var forms = template.RootElement.GetProperty("forms");

        var called = forms.GetProperty("many").GetProperty("steps").EnumerateArray()
            .Select(step => forms.GetProperty(step.GetString()!))
            .Aggregate(one, (name, form) => Regex.Replace(name, form.GetProperty("pattern").GetString()!, form.GetProperty("replacement").GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)));

        Assert.Equal((several, several), (called, SliceNames.SeveralOf(one)));
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_named()
    {
        Write(".cleanbackend.json", "<<<<<<< HEAD");

        Assert.Contains(".cleanbackend.json cannot be read", (await Asked("entity Supplier --area Purchasing", expected: 1)).Said);
    }

    [Fact]
    public async Task Elsewhere_than_in_a_solution_nothing_is_added()
    {
        var (code, said) = await NewSlice.Run(Path.GetTempPath(), ["job", "Remind", "--area", "Lending"], TestContext.Current.CancellationToken);

        Assert.Equal(1, code);
        Assert.Contains("Run this in the folder of the solution, or in any folder below it.", said);
    }

    private async Task<(int Code, string Said)> Asked(string words, int expected)
    {
        var before = Files();
        var below = _root.CreateSubdirectory("src/Application/Lending").FullName;

        var answer = await NewSlice.Run(below, words.Split(' ', StringSplitOptions.RemoveEmptyEntries), TestContext.Current.CancellationToken);

        Assert.Equal((expected, before), (answer.Code, Files()));
        return answer;
    }

    private string Files() => string.Join('\n', Directory.GetFiles(_root.FullName, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));

    private void Write(string file, string text)
    {
        var path = Path.Combine(_root.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
