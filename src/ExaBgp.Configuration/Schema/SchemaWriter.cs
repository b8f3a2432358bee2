using System.Text;
using System.Text.Json;
using ExaBgp.Configuration.Language;
using ExaBgp.Configuration.Language.Sections;

namespace ExaBgp.Configuration.Schema;

/// <summary>Writes the configuration language as a JSON Schema (draft 2020-12), made from the same tables the parser reads with.</summary>
public static class SchemaWriter
{
    /// <summary>Names of the sections that can be written alone.</summary>
    public static IReadOnlyList<string> Sections { get; } = Names();

    /// <summary>Writes the schema of the whole language, or of one section; false when there is no such section.</summary>
    public static bool TryWrite(string? section, bool compact, TextWriter output)
    {
        var root = section is null ? RootSection.Grammar : Find(RootSection.Grammar, section);
        if (root is null) return false;
        using var octets = new MemoryStream();
        using (var json = new Utf8JsonWriter(octets, new JsonWriterOptions { Indented = !compact, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", section is null ? "ExaBGP configuration" : $"ExaBGP configuration: {section}");
            WriteSection(root, json);
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(octets.ToArray()));
        return true;
    }

    private static void WriteSection(SectionInfo section, Utf8JsonWriter json)
    {
        json.WriteString("description", section.Help);
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var keyword in section.Keywords)
        {
            // A word that is both a keyword and a section (route, vpls) is described by its one-line form.
            json.WriteStartObject(keyword.Name);
            json.WriteString("description", keyword.Default is null ? keyword.Help : $"{keyword.Help} Default: {keyword.Default}.");
            using (var shape = JsonDocument.Parse($"{{{keyword.Schema}}}"))
            {
                foreach (var member in shape.RootElement.EnumerateObject()) member.WriteTo(json);
            }

            json.WriteEndObject();
        }

        foreach (var inner in section.Sections)
        {
            if (section.Keywords.Any(keyword => keyword.Name == inner.Name)) continue;
            json.WriteStartObject(inner.Name);
            if (inner.IsNamed)
            {
                json.WriteString("description", $"{inner.Help} By {inner.Syntax}.");
                json.WriteString("type", "object");
                json.WriteStartObject("additionalProperties");
            }

            WriteSection(inner, json);
            if (inner.IsNamed) json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
    }

    private static SectionInfo? Find(SectionInfo section, string name)
    {
        foreach (var inner in section.Sections)
        {
            if (inner.Name == name) return inner;
        }

        return section.Sections.Select(inner => Find(inner, name)).FirstOrDefault(static found => found is not null);
    }

    private static List<string> Names()
    {
        var names = new List<string>();
        Collect(RootSection.Grammar);
        return names;

        void Collect(SectionInfo section)
        {
            foreach (var inner in section.Sections)
            {
                if (!names.Contains(inner.Name)) names.Add(inner.Name);
                if (section.Name != "template") Collect(inner);
            }
        }
    }
}
