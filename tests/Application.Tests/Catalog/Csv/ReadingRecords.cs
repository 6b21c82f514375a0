using System.Text;
using CleanTemplate.Application.Catalog.Csv;

namespace CleanTemplate.Application.Tests.Catalog.Csv;

public sealed class ReadingRecords
{
    private static readonly string Long = new('x', CsvReader.MaxLength + 1);

    /// <summary>One byte at a time, a few, more than a record, and all at once.</summary>
    public static TheoryData<int> Sizes => [1, 2, 3, 7, 1_000, 1_000_000];

    [Theory, MemberData(nameof(Sizes))]
    public async Task Lines_end_with_a_line_feed_or_both_signs_and_the_last_one_with_the_file(int size) =>
        Assert.Equal([(1, "a,b"), (2, "c,d"), (3, "e,f")], Places(await Read("a,b\r\nc,d\ne,f", size)));

    [Theory, MemberData(nameof(Sizes))]
    public async Task Blank_lines_are_passed_over_and_counted(int size) =>
        Assert.Equal([(2, "a"), (5, "b")], Places(await Read("\na\n\r\n\nb\n\n", size)));

    [Theory, MemberData(nameof(Sizes))]
    public async Task A_byte_order_mark_is_no_part_of_the_first_line(int size) =>
        Assert.Equal([(1, "sku"), (2, "\uFEFFa")], Places(await Read("\uFEFFsku\n\uFEFFa", size)));

    [Theory, MemberData(nameof(Sizes))]
    public async Task Quoted_fields_hold_commas_marks_and_line_breaks(int size)
    {
        var records = await Read("a,\"b,\"\"c\"\"\r\nd\n\"\r\ne,\"\"\n\"f\"", size);

        Assert.Equal([(1, "a,\"b,\"\"c\"\"\r\nd\n\""), (4, "e,\"\""), (5, "\"f\"")], Places(records));
        Assert.Equal(["a", "b,\"c\"\r\nd\n"], CsvFields.Of(records[0].Text));
        Assert.Equal(["e", ""], CsvFields.Of(records[1].Text));
        Assert.Equal(["f"], CsvFields.Of(records[2].Text));
    }

    [Theory, MemberData(nameof(Sizes))]
    public async Task Letters_of_several_bytes_are_whole_wherever_the_pieces_end(int size) =>
        Assert.Equal([(1, "Tee für 5 €"), (2, "茶,🍵"), (3, "\"ö\nü\"")], Places(await Read("Tee für 5 €\n茶,🍵\n\"ö\nü\"", size)));

    [Fact]
    public void Fields_are_what_is_between_the_commas()
    {
        Assert.Equal([""], CsvFields.Of(""));
        Assert.Equal(["", ""], CsvFields.Of(","));
        Assert.Equal(["a", "", "b "], CsvFields.Of("a,,b "));
        Assert.Equal(["\"", "", "a,b", ""], CsvFields.Of("\"\"\"\",\"\",\"a,b\","));
    }

    [Theory, MemberData(nameof(Sizes))]
    public async Task An_open_quotation_mark_costs_its_line_and_no_other(int size)
    {
        var rest = string.Concat(Enumerable.Range(1, 500).Select(number => $"line {number}\n"));

        var records = await Read($"a\nb,\"c\n{rest}", size);

        Assert.Equal((2, "b,\"c", CsvReader.TooLong), (records[1].Line, records[1].Text, records[1].Flaw));
        Assert.Equal(502, records.Count);
        Assert.Equal((502, "line 500", null), (records[^1].Line, records[^1].Text, records[^1].Flaw));
    }

    [Theory, MemberData(nameof(Sizes))]
    public async Task Misplaced_quotation_marks_cost_their_line_and_no_other(int size)
    {
        var records = await Read("a\"b\n\"c\"d\n\"e\"\rf\ng,\"h\ni,\"j\"\nk\n\"l", size);

        Assert.Equal(
            [
                (1, "a\"b", CsvScan.Stray), (2, "\"c\"d", CsvScan.TextAfterQuote), (3, "\"e\"\rf", CsvScan.TextAfterQuote),
                (4, "g,\"h", CsvScan.TextAfterQuote), (5, "i,\"j\"", null), (6, "k", null), (7, "\"l", CsvScan.Unclosed),
            ],
            records.Select(record => (record.Line, record.Text, record.Flaw)));
    }

    [Theory, MemberData(nameof(Sizes))]
    public async Task What_is_too_long_is_kept_by_its_beginning(int size)
    {
        var records = await Read($"{Long[1..]}\n{Long}\nb\n\"{Long}\nc\nd,{string.Concat(Enumerable.Repeat("€", 20_000))}", size);

        Assert.Equal(
            [(1, null), (2, CsvReader.TooLong), (3, null), (4, CsvReader.TooLong), (5, null), (6, CsvReader.TooLong)],
            records.Select(record => (record.Line, record.Flaw)));
        Assert.All(records, record => Assert.InRange(record.Text.Length, 1, CsvReader.MaxLength));
        Assert.Equal("d,€€", records[^1].Text[..4]);
    }

    [Fact]
    public async Task No_letter_is_cut_in_two()
    {
        var record = Assert.Single(await Read($"{Long[2..]}🍵🍵\n", 1_000));

        Assert.Equal((CsvReader.TooLong, Long[2..]), (record.Flaw, record.Text));
    }

    [Theory, MemberData(nameof(Sizes))]
    public async Task What_is_not_utf_8_or_cannot_be_stored_is_refused(int size)
    {
        byte[] bytes = [.. "a\n"u8, .. "f"u8, 0xFC, .. "r\n"u8, .. "b\n"u8, .. "n\0l\n"u8, 0xE2, 0x82];

        var records = await Read(bytes, size);

        Assert.Equal(
            [(1, "a", null), (2, "f\uFFFDr", CsvReader.NotUtf8), (3, "b", null), (4, "n\uFFFDl", CsvReader.Nul), (5, "\uFFFD", CsvReader.NotUtf8)],
            records.Select(record => (record.Line, record.Text, record.Flaw)));
    }

    [Fact]
    public async Task An_empty_file_has_no_records()
    {
        Assert.Empty(await Read("", 1));
        Assert.Empty(await Read("\uFEFF", 1));
        Assert.Empty(await Read("\r\n\n", 1));
    }

    [Fact]
    public async Task Any_bytes_are_read_to_their_end_whatever_the_pieces()
    {
        Random chance = new(4711);
        foreach (var _ in Enumerable.Range(0, 200))
        {
            var bytes = Enumerable.Range(0, chance.Next(6_000)).Select(_ => "\"\"\",,\n\r\na€"u8[chance.Next(12)]).ToArray();

            var records = await Read(bytes, 1_000_000);

            Assert.Equal(records, await Read(bytes, 1 + chance.Next(20)));
            Assert.Equal(records.Select(record => record.Line).Distinct(), records.Select(record => record.Line));
            Assert.All(records.Where(record => record.Flaw is null), record => Assert.NotEmpty(CsvFields.Of(record.Text)));
        }
    }

    private static Task<List<CsvRecord>> Read(string text, int size) => Read(Encoding.UTF8.GetBytes(text), size);

    private static async Task<List<CsvRecord>> Read(byte[] bytes, int size)
    {
        await using Pieces pieces = new(bytes, size);
        return await new CsvReader(pieces).Read(default).ToListAsync();
    }

    private static IEnumerable<(int, string)> Places(IEnumerable<CsvRecord> records) => records.Select(record =>
    {
        Assert.Null(record.Flaw);
        return (record.Line, record.Text);
    });
}
