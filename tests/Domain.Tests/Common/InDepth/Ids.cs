using System.ComponentModel;
using System.Text.Json;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Domain.Tests.Common.InDepth;

/// <summary>What holds for every id of the domain, present and future.</summary>
public sealed class Ids
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<Type> All => [.. typeof(UserId).Assembly.GetTypes().Where(type => type.IsValueType && Implements(type))];

    [Theory, MemberData(nameof(All))]
    public void An_id_survives_text_json_and_type_conversion(Type id) => Check(id, nameof(SurvivesEveryForm));

    [Theory, MemberData(nameof(All))]
    public void Ids_sort_by_the_time_they_were_made_at(Type id) => Check(id, nameof(SortsByTime));

    [Theory, MemberData(nameof(All))]
    public void Text_that_is_no_guid_is_no_id(Type id) => Check(id, nameof(RefusesNonsense));

    private static bool Implements(Type type) => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IId<>));

    private static void Check(Type id, string rule) => typeof(Ids).GetMethod(rule, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
        .MakeGenericMethod(id).Invoke(null, null);

    private static TId New<TId>(DateTimeOffset at)
        where TId : struct, IId<TId> => (TId)typeof(TId).GetMethod("New")!.Invoke(null, [at])!;

    private static void SurvivesEveryForm<TId>()
        where TId : struct, IId<TId>
    {
        var id = New<TId>(Noon);
        var text = id.Value.ToString();
        var converter = TypeDescriptor.GetConverter(typeof(TId));
        Dictionary<TId, int> keyed = new() { [id] = 1 };

        Assert.Equal(text, id.ToString());
        Assert.Equal(id, TId.Parse(text, null));
        Assert.Equal(id, converter.ConvertFromString(text));
        Assert.Equal(text, converter.ConvertToString(id));
        Assert.Equal($"\"{text}\"", JsonSerializer.Serialize(id));
        Assert.Equal(id, JsonSerializer.Deserialize<TId>($"\"{text}\""));
        Assert.Equal(keyed, JsonSerializer.Deserialize<Dictionary<TId, int>>(JsonSerializer.Serialize(keyed)));
    }

    private static void SortsByTime<TId>()
        where TId : struct, IId<TId>
    {
        var (earlier, later) = (New<TId>(Noon), New<TId>(Noon.AddMilliseconds(1)));

        Assert.Equal(7, earlier.Value.Version);
        Assert.True(earlier < later && earlier <= later && later > earlier && later >= earlier);
        Assert.True(earlier.CompareTo(later) < 0);
    }

    private static void RefusesNonsense<TId>()
        where TId : struct, IId<TId>
    {
        Assert.False(TId.TryParse("nonsense", null, out _));
        Assert.Throws<FormatException>(() => TId.Parse("nonsense", null));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TId>("\"nonsense\""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<TId>("5"));
    }
}
