using System.Buffers.Text;
using System.Text;
using CleanTemplate.Application.Common.Paging;
using FluentValidation;

namespace CleanTemplate.Application.Tests.Common;

public sealed class Cursors
{
    private const int Tries = 20_000;

    private static readonly Listing Asked = new("blue", ["new"], "-name", null, 20);
    private static readonly Cursor Place = new(Cursor.ListOf(Asked), Backward: true, Inclusive: false, new("01980000-0000-7000-8000-000000000010"), "Größe 7 🦊");

    private sealed record Listing(string? Search, IReadOnlyList<string> Tags, string Sort, string? Cursor, int Limit) : ICursored;

    private sealed record OtherListing(string? Search, IReadOnlyList<string> Tags, string Sort, string? Cursor, int Limit) : ICursored;

    private sealed class ListingValidator : AbstractValidator<ICursored>
    {
        public ListingValidator() => this.AddCursorRules();
    }

    [Theory, InlineData(false, false), InlineData(true, false), InlineData(false, true), InlineData(true, true)]
    public void A_cursor_is_read_as_it_was_written(bool backward, bool inclusive)
    {
        var place = Place with { Backward = backward, Inclusive = inclusive };

        Assert.Equal(place, Cursor.Read(place.ToString()));
        Assert.Matches("^[A-Za-z0-9_-]+$", place.ToString());
    }

    [Fact]
    public void A_long_key_in_any_script_fits_into_a_cursor()
    {
        var place = Place with { Key = string.Concat(Enumerable.Repeat("🦊", 400)) };

        Assert.Equal(place, Cursor.Read(place.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("%00")]
    [InlineData("../../etc/passwd")]
    [InlineData("eyJpZCI6MX0")] // of somebody else: {"id":1}
    [InlineData("8J-YgA")]
    public void Garbage_is_no_cursor(string text) => Assert.Null(Cursor.Read(text));

    [Fact]
    public void Neither_a_part_of_a_cursor_nor_one_with_something_added_is_a_cursor()
    {
        var text = (Place with { Key = "" }).ToString();

        Assert.All(Enumerable.Range(0, text.Length), length => Assert.Null(Cursor.Read(text[..length])));
        Assert.All(["=", "==", " ", "\n", "A=", "\0"], more => Assert.Null(Cursor.Read(text + more)));
        Assert.Null(Cursor.Read(new string('A', Cursor.MaxLength + 1)));
        Assert.Null(Cursor.Read(new string('A', 10_000_000)));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_no_cursor()
    {
        var bytes = Base64Url.DecodeFromChars(Place.ToString());
        bytes[^1] = 0xff;

        Assert.Null(Cursor.Read(Base64Url.EncodeToString(bytes)));
    }

    [Fact]
    public void Whatever_somebody_makes_of_a_cursor_is_refused_or_reads_as_it_is_written()
    {
        const int seed = 20261121;
        Random random = new(seed);
        var read = 0;

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var bytes = Base64Url.DecodeFromChars(Place.ToString());
            for (var change = random.Next(1, 4); change > 0; change--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var text = Base64Url.EncodeToString(bytes.AsSpan(0, attempt % 3 == 0 ? random.Next(bytes.Length) : bytes.Length));

            if (Cursor.Read(text) is not { } place) continue;
            read++;
            Assert.True(place.ToString() == text, $"{text}, seed {seed}");
            _ = CursorKey.TryRead<DateTimeOffset>(place.Key, out _) | CursorKey.TryRead<decimal>(place.Key, out _) | CursorKey.TryRead<string>(place.Key, out _);
        }

        Assert.InRange(read, 1, Tries - 1);
    }

    public static TheoryData<string, string> Keys => new()
    {
        { CursorKey.Write(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(2)).AddTicks(1)), "2026-01-01T10:00:00.0000001+00:00" },
        { CursorKey.Write(DateTimeOffset.MinValue), "0001-01-01T00:00:00.0000000+00:00" },
        { CursorKey.Write(10.50m), "10.50" },
        { CursorKey.Write(-3), "-3" },
        { CursorKey.Write(long.MaxValue), "9223372036854775807" },
        { CursorKey.Write("a, b"), "a, b" },
    };

    [Theory, MemberData(nameof(Keys))]
    public void Keys_are_written_the_same_everywhere(string key, string expected) => Assert.Equal(expected, key);

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("10.5")]
    [InlineData("2026-01-01T10:00:00.0000000+02:00")]
    [InlineData("2026-01-01")]
    [InlineData("99999-01-01T00:00:00.0000000+00:00")]
    public void What_is_no_time_in_utc_is_not_compared_with_one(string key) => Assert.False(CursorKey.TryRead<DateTimeOffset>(key, out _));

    [Theory, InlineData(""), InlineData("1,000"), InlineData(" 1"), InlineData("1e3"), InlineData("NaN"), InlineData("+1"), InlineData("10000000000000000"), InlineData("2026-01-01")]
    public void What_no_column_of_amounts_holds_is_not_compared_with_one(string key) => Assert.False(CursorKey.TryRead<decimal>(key, out _));

    [Fact]
    public void Text_that_a_database_does_not_store_is_not_compared_with_any() => Assert.False(CursorKey.TryRead<string>("a\0b", out _));

    [Fact]
    public void A_key_of_a_type_that_nobody_thought_of_is_a_mistake() => Assert.Throws<NotSupportedException>(() => CursorKey.Write(TimeSpan.Zero));

    [Fact]
    public void A_cursor_goes_on_with_the_list_it_came_from_also_in_other_steps()
    {
        Assert.Null(Blamed(Asked with { Cursor = Place.ToString() }));
        Assert.Null(Blamed(Asked with { Cursor = Place.ToString(), Limit = 100 }));
        Assert.Null(Blamed(Asked));
    }

    [Fact]
    public void A_cursor_of_another_list_filter_or_sort_is_told_so()
    {
        var cursor = Place.ToString();

        Assert.All(
            new ICursored[]
            {
                Asked with { Cursor = cursor, Search = "Blue" },
                Asked with { Cursor = cursor, Search = null },
                Asked with { Cursor = cursor, Tags = ["new", "sale"] },
                Asked with { Cursor = cursor, Sort = "name" },
                new OtherListing(Asked.Search, Asked.Tags, Asked.Sort, cursor, Asked.Limit),
            },
            other => Assert.Equal("This cursor belongs to another list, filter or sort. Repeat those of the page it came from, or leave it out to begin anew.", Blamed(other)));
    }

    [Fact]
    public void What_is_no_cursor_is_told_so_once() => Assert.Equal(
        "This is no cursor. Take it as it is from the links of a page, or leave it out to begin anew.",
        Blamed(Asked with { Cursor = Base64Url.EncodeToString(Encoding.UTF8.GetBytes("garbage")) }));

    [Theory, InlineData(0, false), InlineData(1, true), InlineData(PageLimits.MaxSize, true), InlineData(PageLimits.MaxSize + 1, false)]
    public void Limits_have_limits(int limit, bool isValid) => Assert.Equal(isValid, new ListingValidator().Validate(Asked with { Limit = limit }).IsValid);

    private static string? Blamed(ICursored query) => new ListingValidator().Validate(query).Errors.SingleOrDefault()?.ErrorMessage;
}
