namespace CleanTemplate.Architecture.Rules.Tests;

/// <summary>The picture of the solution in docs/architecture.md.</summary>
public sealed class Drawing
{
    private const string Start = "```mermaid\n", End = "```\n";

    [Fact]
    public void The_picture_in_the_documents_is_up_to_date()
    {
        var file = Path.Combine(SolutionFolder.Path, "docs", "architecture.md");
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var (start, end) = (text.IndexOf(Start, StringComparison.Ordinal) + Start.Length, text.LastIndexOf(End, StringComparison.Ordinal));
        var drawn = Picture.OfTheSolution();

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(file, text[..start] + drawn + text[end..]);
        else Assert.True(text[start..end] == drawn, $"docs/architecture.md is out of date: UPDATE_GOLDEN=1 dotnet test draws it anew.\n{drawn}");
    }

    [Fact]
    public void Layers_and_areas_are_drawn_with_whom_they_use()
    {
        using var code = new Assemblies()
            .With("X.Domain", "namespace X.Domain.Books; public class Book;")
            .With("X.Application", "namespace X.Application.Books { public class Lend { public X.Domain.Books.Book? B; } } namespace X.Application.Loans { public class Return { public X.Domain.Books.Book? B; } }");

        Assert.Equal(
            """
            flowchart TD
              subgraph Layers
                Application
                Application --> Domain
                Domain
              end
              subgraph Areas
                Books
                Loans
                Loans --> Books
              end

            """.ReplaceLineEndings("\n"),
            Picture.Of(code.Types()));
    }
}
