using CleanTemplate.Application.Common.Mail;

namespace CleanTemplate.Application.Tests.Common.Mail;

public sealed class WritingLetters
{
    private static readonly Uri Page = new("https://www.example.com/confirm?a=1&b=2#token=x%3D");

    [Fact]
    public void A_letter_says_the_same_in_text_and_in_html()
    {
        var mail = Letter.To("Somebody").Says("please look.").Link("Look", Page).Says("Thank you.").About("A look", "customer@example.com");

        Assert.Equal(("customer@example.com", "A look"), (mail.To, mail.Subject));
        Assert.Equal("Hello Somebody,\n\nplease look.\n\nLook:\nhttps://www.example.com/confirm?a=1&b=2#token=x%3D\n\nThank you.\n", mail.Text.ReplaceLineEndings("\n"));
        Assert.Contains("<p>Hello Somebody,</p>\n<p>please look.</p>\n<p><a href=\"https://www.example.com/confirm?a=1&amp;b=2#token=x%3D\"", mail.Html.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains(">Look</a></p>\n<p>Thank you.</p>", mail.Html.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_has_a_line_for_each_item()
    {
        var mail = Letter.To("Somebody").Says("bring:").Lists(["a cup", "milk & sugar", "a pot\n- of gold"]).About("Coffee", "customer@example.com");

        Assert.Equal("Hello Somebody,\n\nbring:\n\n- a cup\n- milk & sugar\n- a pot - of gold\n", mail.Text);
        Assert.Contains("<ul>\n<li>a cup</li>\n<li>milk &amp; sugar</li>\n<li>a pot - of gold</li>\n</ul>", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_is_in_a_letter_it_is_no_html()
    {
        const string Evil = "<script>alert(\"1\")</script>";

        var mail = Letter.To(Evil).Says(Evil).Link(Evil, new($"https://www.example.com/{Evil}")).About(Evil, "customer@example.com");

        Assert.DoesNotContain("<script", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<p>Hello &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;,</p>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<title>&lt;script&gt;", mail.Html, StringComparison.Ordinal);
        Assert.Contains($"Hello {Evil},", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Letters_of_every_alphabet_stay_readable_in_html() =>
        Assert.Contains("Hello Zoë Ωμέγα 山田,", Letter.To("Zoë Ωμέγα 山田").About("Hello", "customer@example.com").Html, StringComparison.Ordinal);

    [Fact]
    public void A_name_begins_no_paragraph_of_its_own() =>
        Assert.StartsWith("Hello Somebody you have won: go to,\n\nx", Letter.To("Somebody\r\n\r\nyou have won:\u2029go to").Says("x").About("A", "customer@example.com").Text, StringComparison.Ordinal);

    [Fact]
    public void Somebody_without_a_name_is_greeted_too() =>
        Assert.StartsWith("Hello,\n\nx", Letter.ToSomebody().Says("x").About("A", "customer@example.com").Text, StringComparison.Ordinal);

    [Fact]
    public void What_a_letter_goes_on_with_is_not_in_what_it_was()
    {
        var shorter = Letter.ToSomebody().Says("one");
        shorter.Says("two");

        Assert.DoesNotContain("two", shorter.About("A", "customer@example.com").Text, StringComparison.Ordinal);
    }
}
